// Planted: LFO5003
using Langfuse.Observe;

namespace Acme.Imports;

public interface IImportLog
{
    void Row(string file, int row, bool accepted);

    void Close();
}

public sealed class LangfuseImportLog(LangfuseClient langfuse, string batch) : IImportLog
{
    private readonly string _traceId = LangfuseClient.CreateTraceId(seed: batch);
    private int _accepted;
    private int _rows;

    public void Row(string file, int row, bool accepted)
    {
        _rows++;
        if (accepted)
        {
            _accepted++;
        }
        else
        {
            Console.Error.WriteLine($"{file}:{row} refused");
        }
    }

    public void Close()
    {
        langfuse.Score("accepted_share", _rows == 0 ? 1 : (double)_accepted / _rows, traceId: _traceId);
        langfuse.FlushAsync(TimeSpan.FromSeconds(5)).ContinueWith(
            flush => Console.WriteLine($"{flush.Result.Sent} items sent for {batch}"),
            TaskScheduler.Default);
    }
}
