namespace Langfuse.Observe.Delivery.Spool;

/// <summary>A batch from disk. While it is open no other process takes it; unless it is deleted it stays for the next try.</summary>
internal sealed class SpooledBatch(SpoolName name, FileStream file, Batch batch) : IDisposable
{
    public SpoolName Name { get; } = name;

    public Batch Batch { get; } = batch;

    public void Delete() => File.Delete(file.Name);

    public void Dispose()
    {
        Batch.Dispose();
        file.Dispose();
    }
}
