using System.Globalization;
using Langfuse.Observe;
using Langfuse.Observe.Recording;

namespace WeaveAll;

/// <summary>Takes every observation with its input and output, and keeps only their number: a test suite makes millions.</summary>
internal sealed class CountingSink(string report, long most) : ObservationSink
{
    private long _observations;
    private long _withInput;
    private long _failed;

    /// <summary>Bounds the work per call: suites pass objects around that hold their whole world.</summary>
    public override int MaxFieldBytes => 16 * 1024;

    public override bool AlwaysSamples => false;

    public static void Start(string report, long most)
    {
        var sink = new CountingSink(report, most);
        SinkRegistry.Add(sink);
        AppDomain.CurrentDomain.ProcessExit += (_, _) => sink.Report();

        // Test hosts are killed as often as they end.
        _ = new Timer(_ => sink.Report(), null, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1));
    }

    /// <summary>A test is a trace: once there are enough observations, those that begin are not recorded.</summary>
    public override bool Samples(ulong traceIdLow, double rate) => Interlocked.Read(ref _observations) < most;

    public override void Accept(Observation observation)
    {
        Interlocked.Increment(ref _observations);
        if (observation.Input.HasValue)
        {
            Interlocked.Increment(ref _withInput);
        }

        if (observation.Level == ObservationLevel.Error)
        {
            Interlocked.Increment(ref _failed);
        }
    }

    public override void Accept(ScoreRecord score)
    {
        // Nothing scores here.
    }

    private void Report() => File.WriteAllText(report, string.Create(
        CultureInfo.InvariantCulture, $"{_observations:N0} observations recorded, {_withInput:N0} with input, {_failed:N0} ended by an exception"));
}
