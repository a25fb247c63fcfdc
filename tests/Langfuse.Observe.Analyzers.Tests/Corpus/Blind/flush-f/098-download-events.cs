// Right
using Langfuse.Observe;

namespace Downloader.Core;

public interface IDownloads
{
    event Action<int, string>? Started;

    event Action<int, long>? Completed;

    event Action<int, Exception>? Failed;
}

/// <summary>Turns the events of the download list into observations.</summary>
public sealed class DownloadTracer : IDisposable
{
    private readonly Dictionary<int, Observation> _open = [];

    public DownloadTracer(IDownloads downloads, LangfuseClient langfuse)
    {
        downloads.Started += (id, file) =>
            _open[id] = langfuse.StartTrace("download", metadata: new { file }, current: false);
        downloads.Completed += (id, bytes) =>
        {
            if (_open.Remove(id, out var observation))
            {
                observation.End(output: bytes);
            }
        };
        downloads.Failed += (id, error) =>
        {
            if (_open.Remove(id, out var observation))
            {
                observation.Fail(error).End();
            }
        };
    }

    public void Dispose()
    {
        foreach (var observation in _open.Values)
        {
            observation.End(level: ObservationLevel.Warning, statusMessage: "given up");
        }

        _open.Clear();
    }
}
