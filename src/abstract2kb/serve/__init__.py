"""The service: reports come in over HTTP, extractions go out.

```
app.py ──► body.py      the request becomes a Job
       ──► pool.py      a bounded queue before workers
             worker.py  a process that loads the model once, can be killed, and is replaced
               work.py  a Job becomes an Answer
```

Nothing is imported here, so that workers load no web framework.
"""
