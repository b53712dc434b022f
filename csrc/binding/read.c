/* Reading without the lock, so that Ctrl-C ends it within a second: the core works on a thread of its own while this one
 * waits, and wakes ten times a second to let Python see to its signals. */
#include "binding/binding.h"

#include <pthread.h>
#include <time.h>

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
    pthread_mutex_t lock;
    pthread_cond_t ended;
    bool done;
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

/* False when no thread is to be had. */
static bool job_read_aside(job *j) {
    pthread_t thread;
    if (pthread_create(&thread, NULL, job_run, j)) return false;
    job_watch(j);
    pthread_join(thread, NULL);
    return true;
}

static void job_do(job *j) {
    if (j->records->bytes <= SMALL_BYTES) {
        job_read_here(j);
        return;
    }
    pthread_mutex_init(&j->lock, NULL);
    pthread_cond_init(&j->ended, NULL);
    if (!job_read_aside(j)) job_read_here(j);
    pthread_cond_destroy(&j->ended);
    pthread_mutex_destroy(&j->lock);
}

PyObject *sb_read(const sb_state *state, ss_engine *engine, const sb_records *records, uint32_t threads) {
    job j = {.engine = engine, .records = records, .threads = threads};
    job_do(&j);
    bool interrupted = PyErr_Occurred() != NULL;
    if (!interrupted && j.status) return sb_raise(state, j.status, &j.error);
    sb_shard *made = interrupted ? NULL : (sb_shard *)PyType_GenericAlloc(state->shard, 0);
    if (made) made->shard = j.shard;
    else if (j.shard) ss_shard_release(j.shard);
    return (PyObject *)made;
}

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
