#include "text/spoilt.h"

#include <string.h>

static const ss_spoilt NONE = {0, 0};

static bool begins(const char *at, const char *end, const char *bytes, size_t size)
{
    return (size_t)(end - at) >= size && memcmp(at, bytes, size) == 0;
}

/* â and €, as two code points. */
#define TWICE "\xC3\xA2\xE2\x82\xAC"
enum { TWICE_SIZE = sizeof TWICE - 1 };

/* Behind them: the third byte of the mark, as what Windows-1252 has in its place. A ” whose last byte was thrown away has nothing, so that
 * another character there is that of another mark: â€¢ was a bullet. */
static ss_spoilt twice(const char *at, const char *end)
{
    static const struct { char bytes[4]; uint8_t size, last; } THIRD[] = {
        {"\xC5\x93", 2, 0x9C}, {"\xC2\x9D", 2, 0x9D}, {"\xCB\x9C", 2, 0x98}, {"\xE2\x84\xA2", 3, 0x99},
        {"\xE2\x80\x9C", 3, 0x93}, {"\xE2\x80\x9D", 3, 0x94}, {"\xC2\xA6", 2, 0xA6},
        {"\xEF\xBF\xBD", 3, 0x9D},
    };
    const char *third = at + TWICE_SIZE;
    for (size_t i = 0; i < sizeof THIRD / sizeof *THIRD; i++)
        if (begins(third, end, THIRD[i].bytes, THIRD[i].size)) return (ss_spoilt){(uint8_t)(TWICE_SIZE + THIRD[i].size), THIRD[i].last};
    bool thrown = third == end || (unsigned char)*third < 0x80 || begins(third, end, TWICE, TWICE_SIZE) || begins(third, end, "\xC2\xA0", 2);
    return thrown ? (ss_spoilt){TWICE_SIZE, 0x9D} : NONE;
}

/* ‘ ’ “ ” – — as controls; U+0085, which … would be, is a line break. */
static ss_spoilt control(unsigned char second)
{
    static const uint8_t LAST[] = {[0x11] = 0x98, [0x12] = 0x99, [0x13] = 0x9C, [0x14] = 0x9D, [0x16] = 0x93, [0x17] = 0x94};
    unsigned at = second - 0x80u;
    return at < sizeof LAST && LAST[at] ? (ss_spoilt){2, LAST[at]} : NONE;
}

ss_spoilt ss_spoilt_mark(const char *at, const char *end)
{
    if (begins(at, end, "\xEF\xBF\xBD", 3)) return (ss_spoilt){3, SS_SPOILT_LOST};
    if (begins(at, end, TWICE, TWICE_SIZE)) return twice(at, end);
    return begins(at, end, "\xC2", 1) && end - at > 1 ? control((unsigned char)at[1]) : NONE;
}

size_t ss_spoilt_find(const char *bytes, size_t size)
{
    const char *end = bytes + size, *at = bytes;
    while (at && at < end && (at = memchr(at, 0xC3, (size_t)(end - at))) != NULL) {
        bool letter = begins(at, end, "\xC3\x83\xC2", 3) && end - at > 3 && (unsigned char)at[3] >= 0xA0;
        if (letter || begins(at, end, TWICE, TWICE_SIZE)) return (size_t)(at - bytes);
        at++;
    }
    return size;
}

bool ss_spoilt_ending(const char *letters, size_t size)
{
    static const char ENDINGS[][3] = {"s", "t", "m", "d", "re", "ve", "ll"};
    bool found = false;
    for (size_t i = 0; i < sizeof ENDINGS / sizeof *ENDINGS && !found; i++)
        found = strlen(ENDINGS[i]) == size && memcmp(letters, ENDINGS[i], size) == 0;
    return found;
}
