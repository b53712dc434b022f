#include "base/status.h"

#include <stdio.h>
#include <string.h>

/* Drops the beginning of a code point that the end of the buffer has cut. */
static void trim(char *message, size_t size)
{
    size_t tail = 0;
    while (tail < 3 && tail < size && ((unsigned char)message[size - 1 - tail] & 0xC0) == 0x80) tail++;
    unsigned char lead = tail < size ? (unsigned char)message[size - 1 - tail] : 0;
    size_t whole = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC0 ? 2 : 1;
    if (lead >= 0xC0 && tail + 1 < whole) message[size - 1 - tail] = 0;
}

void ss_message_format(char message[SS_MESSAGE_SIZE], const char *format, va_list values)
{
    message[0] = 0;
    if (vsnprintf(message, SS_MESSAGE_SIZE, format, values) >= SS_MESSAGE_SIZE) trim(message, SS_MESSAGE_SIZE - 1);
}

ss_status ss_error_set(ss_error *error, ss_status code, uint64_t offset, const char *format, ...)
{
    if (!error) return code;
    error->code = code;
    error->offset = offset;
    va_list values;
    va_start(values, format);
    ss_message_format(error->message, format, values);
    va_end(values);
    return code;
}
