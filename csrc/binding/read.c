/* Reading without the lock, so that Ctrl-C ends it within a second: the core works on a thread of its own while this one
 * waits, and wakes ten times a second to let Python see to its signals; or while this one makes the next records ready. */
#include "binding/binding.h"

#include <pthread.h>
#include <time.h>
#include <unistd.h>

#define SMALL_BYTES ((size_t)1 << 18) /* read in some milliseconds: not worth a thread */
#define WAKE_NANOSECONDS 100000000L

typedef struct {
    ss_engine *engine;
    const sb_records *records;
    uint32_t threads;
    volatile int cancel;
    ss_shard *shard;
    ss_status status;
    ss_error error;
    pthread_t thread;
    pthread_mutex_t lock;
    pthread_cond_t ended;
    pid_t process;       /* that the thread is of */
    bool aside, done;    /* it has a thread of its own; that is done */
} job;

static void job_read(job *j) {
    j->status = ss_shard_read(j->engine, j->records->records, j->records->count, j->threads, &j->cancel, &j->shard,
                              &j->error);
}

static void *job_run(void *argument) {
    job *j = argument;
    job_read(j);
    pthread_mutex_lock(&j->lock);
    j->done = true;
    pthread_cond_signal(&j->ended);
    pthread_mutex_unlock(&j->lock);
    return NULL;
}

static struct timespec wake_time(void) {
    struct timespec at;
    clock_gettime(CLOCK_REALTIME, &at);
    at.tv_nsec += WAKE_NANOSECONDS;
    if (at.tv_nsec >= 1000000000L) at.tv_nsec -= 1000000000L, at.tv_sec++;
    return at;
}

/* Waits a little; true when the job is done. */
static bool job_wait(job *j) {
    struct timespec until = wake_time();
    pthread_mutex_lock(&j->lock);
    if (!j->done) pthread_cond_timedwait(&j->ended, &j->lock, &until);
    bool done = j->done;
    pthread_mutex_unlock(&j->lock);
    return done;
}

/* An exception that a signal raised stays set; the job is then told to stop, and waited for. */
static void job_watch(job *j) {
    for (bool done = false; !done;) {
        Py_BEGIN_ALLOW_THREADS
        done = job_wait(j);
        Py_END_ALLOW_THREADS
        if (!done && !j->cancel && PyErr_CheckSignals()) j->cancel = 1;
    }
}

static void job_read_here(job *j) {
    Py_BEGIN_ALLOW_THREADS
    job_read(j);
    Py_END_ALLOW_THREADS
}

static void job_forget_thread(job *j) {
    pthread_cond_destroy(&j->ended);
    pthread_mutex_destroy(&j->lock);
    j->aside = false;
}

/* What is small, or has no thread to be had, is read when it is waited for. */
static void job_begin(job *j) {
    if (j->records->bytes <= SMALL_BYTES) return;
    pthread_mutex_init(&j->lock, NULL);
    pthread_cond_init(&j->ended, NULL);
    j->process = getpid();
    j->aside = pthread_create(&j->thread, NULL, job_run, j) == 0;
    if (!j->aside) job_forget_thread(j);
}

/* A child that was forked meanwhile has no such thread: there it is not waited for, and its records are read anew. */
static void job_after_fork(job *j) {
    if (j->aside && j->process != getpid()) j->aside = false, j->shard = NULL;
}

static void job_join(job *j) {
    Py_BEGIN_ALLOW_THREADS
    pthread_join(j->thread, NULL);
    Py_END_ALLOW_THREADS
    job_forget_thread(j);
}

/* The shard, or NULL with an exception set, which may be what a signal raised. */
static PyObject *job_end(const sb_state *state, job *j) {
    job_after_fork(j);
    if (j->aside) {
        job_watch(j);
        job_join(j);
    } else job_read_here(j);
    bool interrupted = PyErr_Occurred() != NULL;
    if (!interrupted && j->status) return sb_raise(state, j->status, &j->error);
    sb_shard *made = interrupted ? NULL : (sb_shard *)PyType_GenericAlloc(state->shard, 0);
    if (made) made->shard = j->shard;
    else if (j->shard) ss_shard_release(j->shard);
    j->shard = NULL;
    return (PyObject *)made;
}

static void job_stop(job *j) {
    job_after_fork(j);
    if (!j->aside) return;
    j->cancel = 1;
    job_join(j);
    ss_shard_release(j->shard);
    j->shard = NULL;
}

PyObject *sb_read(const sb_state *state, ss_engine *engine, const sb_records *records, uint32_t threads) {
    job j = {.engine = engine, .records = records, .threads = threads};
    job_begin(&j);
    return job_end(state, &j);
}

/* ---- the type Reading ------------------------------------------------------------------------------------------------- */

/* over: somebody waits for its end, or has stopped it. */
typedef struct { PyObject_HEAD sb_engine *engine; sb_records records; job job; bool begun, over; } sb_reading;

PyObject *sb_reading_new(const sb_state *state, sb_engine *engine, PyObject *tuples, uint32_t threads) {
    sb_reading *self = (sb_reading *)PyType_GenericAlloc(state->reading, 0);
    if (!self) return NULL;
    self->engine = (sb_engine *)Py_NewRef((PyObject *)engine);
    self->job = (job){.engine = engine->engine, .records = &self->records, .threads = threads};
    if (!sb_records_take(state, tuples, &self->records)) Py_CLEAR(self);
    return (PyObject *)self;
}

static PyObject *reading_begin(PyObject *object, PyObject *none) {
    sb_reading *self = (sb_reading *)object;
    (void)none;
    if (!self->begun && !self->over) job_begin(&self->job);
    self->begun = true;
    Py_RETURN_NONE;
}

static PyObject *reading_end(PyObject *object, PyObject *none) {
    sb_reading *self = (sb_reading *)object;
    const sb_state *state = sb_state_of(object);
    (void)none;
    if (self->over) {
        PyErr_SetString(state->input_error, "this reading is over");
        return NULL;
    }
    self->over = true;
    if (!self->begun) job_begin(&self->job);
    PyObject *shard = job_end(state, &self->job);
    sb_records_free(&self->records);
    return shard;
}

static PyObject *reading_stop(PyObject *object, PyObject *none) {
    sb_reading *self = (sb_reading *)object;
    (void)none;
    self->job.cancel = 1;
    if (!self->over) {
        self->over = true;
        job_stop(&self->job);
    }
    Py_RETURN_NONE;
}

static void reading_dealloc(PyObject *object) {
    sb_reading *self = (sb_reading *)object;
    PyTypeObject *type = Py_TYPE(object);
    job_stop(&self->job);
    sb_records_free(&self->records);
    Py_XDECREF((PyObject *)self->engine);
    PyObject_Free(object);
    Py_DECREF(type);
}

static PyMethodDef reading_methods[] = {
    {"begin", reading_begin, METH_NOARGS, "begin($self, /)\n--\n\nBegins to read, on threads of the core's own; returns at once."},
    {"end", reading_end, METH_NOARGS, "end($self, /)\n--\n\nWaits for the Shard; begins when nobody has. Once only."},
    {"stop", reading_stop, METH_NOARGS, "stop($self, /)\n--\n\nEnds within moments, without a Shard."},
    {NULL, NULL, 0, NULL}};

static PyType_Slot reading_slots[] = {
    {Py_tp_doc, "A batch of records that is to be read. Made by Engine.reading; what it borrows from lives as long as it does."},
    {Py_tp_dealloc, (void *)(uintptr_t)reading_dealloc},
    {Py_tp_methods, reading_methods},
    {0, NULL}};

PyType_Spec sb_reading_spec = {.name = "sayso._core.Reading", .basicsize = sizeof(sb_reading), .slots = reading_slots,
                               .flags = Py_TPFLAGS_DEFAULT | Py_TPFLAGS_IMMUTABLETYPE | Py_TPFLAGS_DISALLOW_INSTANTIATION};

/* ---- the type Shard --------------------------------------------------------------------------------------------------- */

static void shard_dealloc(PyObject *self) {
    PyTypeObject *type = Py_TYPE(self);
    ss_shard_release(((sb_shard *)self)->shard);
    PyObject_Free(self);
    Py_DECREF(type);
}

static Py_ssize_t shard_length(PyObject *self) { return ss_shard_documents(((sb_shard *)self)->shard); }

static PyType_Slot shard_slots[] = {
    {Py_tp_doc, "What one batch of records gave. Made by Engine.read; immutable; may stand in several corpora."},
    {Py_tp_dealloc, (void *)(uintptr_t)shard_dealloc},
    {Py_sq_length, (void *)(uintptr_t)shard_length},
    {0, NULL}};

PyType_Spec sb_shard_spec = {.name = "sayso._core.Shard", .basicsize = sizeof(sb_shard), .slots = shard_slots,
                             .flags = Py_TPFLAGS_DEFAULT | Py_TPFLAGS_IMMUTABLETYPE | Py_TPFLAGS_DISALLOW_INSTANTIATION};
