/* News of our own writing for the trainer, with the attributions marked in the text.
 *
 *   DIR/NAME.txt   articles one after the other, each below a line with its name:
 *       === state-07
 *       <t1>The bridge is safe</t1>, <s1>the mayor</s1> <c1>said</c1> on Monday.
 *
 * s: source, c: cue, t: content; one number makes one attribution, counted anew in every article. Tags may nest. What stands
 * before the first name is a note to the reader. */
#ifndef MODEL_MARKED_H
#define MODEL_MARKED_H

#include "news.h"

/* Adds the articles of the folder, files in the order of their names. Ends the program with a sentence when tags do not match. */
void marked_read(const char *folder, news *all);

#endif
