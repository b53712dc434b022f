/* Marks that a wrong encoding spoilt, and what they were.
 *
 *   mayorâ€™s  “We stay” as â€œWe stayâ€\x9d     UTF-8 that was read as Windows-1252; the last byte of ” may be lost
 *   mayor\x92s  \x93We stay\x94                  Windows-1252 that was read as Latin-1
 *   mayor\uFFFDs  \uFFFDWe stay\uFFFD  mayor?s   replaced: a letter, an apostrophe or a quotation mark is lost
 *
 * Such marks are one token each, as what they were is (tokens.h); what words lost stays as it is in the text. */
#ifndef SS_TEXT_SPOILT_H
#define SS_TEXT_SPOILT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { SS_SPOILT_LOST = 0xBD /* U+FFFD, which may stand for any mark or letter */ };

/* size: bytes, 0 where no spoilt mark is. last: of U+2010 .. U+2027, which it was, the third byte (0x9C for “); SS_SPOILT_LOST. */
typedef struct { uint8_t size, last; } ss_spoilt;

ss_spoilt ss_spoilt_mark(const char *at, const char *end);
/* Where the first of what UTF-8 read as Windows-1252 looks like begins, â€ of marks or Ã with a sign of letters; `size` when there is none. */
size_t ss_spoilt_find(const char *bytes, size_t size);
/* The s, t, re ... of an apostrophe's word, in `size` letters: is it one? */
bool ss_spoilt_ending(const char *letters, size_t size);

#endif
