using Langfuse.Observe;

using var job = new ImportJob();
job.Run(args);

abstract class Job : IDisposable
{
    protected LangfuseClient Langfuse { get; } = LangfuseClient.Start();

    public void Run(string[] files)
    {
        using var trace = Langfuse.StartTrace(Name);
        foreach (var file in files)
        {
            Handle(file);
        }
    }

    protected abstract string Name { get; }

    protected abstract void Handle(string file);

    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing)
    {
        if (disposing)
        {
            Langfuse.Dispose();
        }
    }
}

sealed class ImportJob : Job
{
    private readonly FileStream _log = File.OpenWrite("import.log");

    protected override string Name => "import";

    protected override void Handle(string file) => Langfuse.Score("bytes", File.ReadAllBytes(file).Length, sessionId: "import");

    protected override void Dispose(bool disposing)
    {
        _log.Dispose();
        base.Dispose(disposing);
    }
}
