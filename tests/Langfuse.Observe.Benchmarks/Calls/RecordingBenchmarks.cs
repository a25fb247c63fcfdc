using BenchmarkDotNet.Attributes;
using Langfuse.Observe.Recording;

namespace Langfuse.Observe.Benchmarks.Calls;

/// <summary>Runs each benchmark while nothing records, and while something does.</summary>
public abstract class RecordingBenchmarks
{
    private DiscardingSink? _sink;

    [Params(false, true)]
    public bool IsRecording { get; set; }

    [GlobalSetup]
    public void Start()
    {
        if (IsRecording)
        {
            _sink = new DiscardingSink();
            SinkRegistry.Add(_sink);
        }
    }

    [GlobalCleanup]
    public void Stop()
    {
        if (_sink is not null)
        {
            SinkRegistry.Remove(_sink);
        }
    }
}
