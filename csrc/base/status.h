/* Status codes and the error a caller can show.
 *
 * Every function of the core that can fail returns an ss_status; results go through out-parameters, which stay untouched
 * on failure. Where a person should learn why, the function also takes an `ss_error *`, which lives on the caller's stack,
 * owns no memory and may be NULL when the caller does not care. The core never touches errno, never prints, never aborts.
 *
 *   ss_error  { code | offset | message }
 *                       ^ byte offset in the input that the code speaks of; 0 where there is none
 *
 * Thread-safe: the functions touch nothing but their arguments. */
#ifndef SS_BASE_STATUS_H
#define SS_BASE_STATUS_H

#include <stdarg.h>
#include <stdint.h>

typedef enum {
    SS_OK = 0,
    SS_NOMEM,     /* the allocator said no                          -> MemoryError  */
    SS_INPUT,     /* a record that cannot be one: "text" is absent  -> InputError   */
    SS_DECODE,    /* bytes that are not the encoding they claim     -> DecodeError  */
    SS_LEXICON,   /* a lexicon row that cannot be read              -> LexiconError */
    SS_PATTERN,   /* a regular expression that does not compile     -> PatternError */
    SS_LIMIT,     /* an input over a documented limit: 2 GiB text   -> LimitError   */
    SS_CANCELLED, /* the caller asked to stop: Ctrl-C                               */
} ss_status;

#define SS_MESSAGE_SIZE 240

typedef struct {
    ss_status code;
    uint64_t offset;
    char message[SS_MESSAGE_SIZE];
} ss_error;

/* Fills `error` (when not NULL) and returns `code`, so that `return ss_error_set(...)` is the failing line. */
__attribute__((format(printf, 4, 5)))
ss_status ss_error_set(ss_error *error, ss_status code, uint64_t offset, const char *format, ...);

/* The message as such: terminated, cut where it is too long, but never inside a code point. */
__attribute__((format(printf, 2, 0)))
void ss_message_format(char message[SS_MESSAGE_SIZE], const char *format, va_list values);

#endif
