#include "base/status.h"

#include <stdarg.h>
#include <stdio.h>

ss_status ss_error_set(ss_error *error, ss_status code, uint64_t offset, const char *format, ...)
{
    if (!error) return code;
    error->code = code;
    error->offset = offset;
    va_list values;
    va_start(values, format);
    (void)vsnprintf(error->message, sizeof error->message, format, values);
    va_end(values);
    return code;
}
