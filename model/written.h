/* What was learnt, as a file of weights (csrc/lexicon/weights.h), and that file read again. */
#ifndef MODEL_WRITTEN_H
#define MODEL_WRITTEN_H

#include "desk.h"
#include "learn.h"

enum { CUE_BITS = 18, SPAN_BITS = 17, EXTENT_BITS = 16, KEEP_BITS = 14 };

typedef struct { char *at; size_t size; } written; /* free(at) */

/* Adds the file to `*file`, and gives what the core reads from it: ss_weights_free. */
ss_weights *written_weights(const forms *all, const learnt *l, const ss_lexicon *lexicon, written *file);
void written_to(const char *path, const written *file);

#endif
