#include "text/points_table.h"
#include "text/utf8.h"

#define COUNT(table) (sizeof(table) / sizeof *(table))

/* General punctuation without its spaces and joiners: quotation marks, dashes, dots. */
static bool is_common_mark(uint32_t point)
{
    return point >= 0x2010 && point <= 0x2027;
}

bool ss_point_is_other_letter(uint32_t point)
{
    if (is_common_mark(point)) return false;
    size_t low = 0, high = COUNT(LETTERS);
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (point > LETTERS[middle].last) low = middle + 1;
        else high = middle;
    }
    return low < COUNT(LETTERS) && point >= LETTERS[low].first;
}

static const case_range *case_find(const case_range *table, size_t count, uint32_t point)
{
    size_t low = 0, high = count;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (point > table[middle].last) low = middle + 1;
        else high = middle;
    }
    if (low == count || point < table[low].first) return NULL;
    return (point - table[low].first) % table[low].step == 0 ? &table[low] : NULL;
}

bool ss_point_is_upper(uint32_t point)
{
    if (point < 0x80) return point - 'A' < 26;
    return case_find(CAPITALS, COUNT(CAPITALS), point) != NULL;
}

/* White space, controls and invisible marks of direction: all that parts words and is not seen. */
bool ss_point_is_space(uint32_t point)
{
    if (point <= 0x20 || (point >= 0x7F && point <= 0xA0)) return true;
    if (point < 0x1680) return false;
    if (point >= 0x2000 && point <= 0x206F)
        return (point <= 0x200F && point != 0x200C && point != 0x200D) || (point >= 0x2028 && point <= 0x202F) || point >= 0x205F;
    return point == 0x1680 || point == 0x180E || point == 0x3000 || point == 0xFEFF || (point >= 0xFFF9 && point <= 0xFFFB);
}

/* Points outside the Latin blocks that have an ASCII form. */
typedef struct { uint16_t point; char form[4]; } ascii_form;
static const ascii_form FORMS[] = {
    {0x00AA, "a"}, {0x00AD, ""},  {0x00BA, "o"}, {0x0253, "b"}, {0x0256, "d"}, {0x0257, "d"}, {0x0259, "e"}, {0x0260, "g"},
    {0x0268, "i"}, {0x02B9, ""},  {0x02BA, ""},  {0x02BB, ""},  {0x02BC, "'"}, {0x02BD, ""},  {0x02BE, ""},  {0x02BF, ""},
    {0x02C8, ""},  {0x200C, ""},  {0x200D, ""},  {0x2018, "'"}, {0x2019, "'"}, {0x212A, "k"}, {0xFB00, "ff"}, {0xFB01, "fi"},
    {0xFB02, "fl"}, {0xFB03, "ffi"}, {0xFB04, "ffl"}, {0xFB05, "st"}, {0xFB06, "st"},
};

static uint32_t put_form(const char *form, uint32_t most, char out[4])
{
    uint32_t size = 0;
    while (size < most && form[size] && form[size] != ' ') {
        out[size] = form[size];
        size++;
    }
    return size;
}

static const char *form_of(uint32_t point)
{
    for (size_t i = 0; i < COUNT(FORMS) && FORMS[i].point <= point; i++)
        if (FORMS[i].point == point) return FORMS[i].form;
    return NULL;
}

static bool full_width(uint32_t point)
{
    return point - 0xFF10 < 10 || point - 0xFF21 < 26 || point - 0xFF41 < 26;
}

static uint32_t fold_case(uint32_t point, char out[4])
{
    const case_range *lower = case_find(LOWER, COUNT(LOWER), point);
    return ss_utf8_encode(lower ? (uint32_t)((int32_t)point + lower->add) : point, out);
}

static const char *latin_form(uint32_t point)
{
    const char *form = NULL;
    if (point >= LATIN_FIRST && point <= LATIN_LAST) form = LATIN + 2 * (point - LATIN_FIRST);
    if (point >= ADDITIONAL_FIRST && point <= ADDITIONAL_LAST) form = ADDITIONAL + 2 * (point - ADDITIONAL_FIRST);
    return form && *form != '-' ? form : NULL;
}

uint32_t ss_point_fold_other(uint32_t point, char out[4])
{
    if (is_common_mark(point) && point != 0x2018 && point != 0x2019) return ss_utf8_encode(point, out);
    if (point >= 0x300 && point <= 0x36F) return 0;
    if (full_width(point)) return ss_point_fold(point - 0xFEE0, out);
    const char *form = latin_form(point);
    if (form) return put_form(form, 2, out);
    form = form_of(point);
    return form ? put_form(form, 4, out) : fold_case(point, out);
}
