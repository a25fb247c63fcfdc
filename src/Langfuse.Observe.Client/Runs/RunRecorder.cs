using System.Globalization;
using Langfuse.Observe.Capture;
using Langfuse.Observe.Recording;
using Langfuse.Observe.Runtime;

namespace Langfuse.Observe.Runs;

/// <summary>Writes down one run.</summary>
internal sealed class RunRecorder
{
    private const int LongestText = 500;
    private const int MostBytes = 1 << 20;

    private readonly LangfuseClient _client;
    private readonly Observation _trace;
    private readonly string _runId;
    private readonly object _gate = new();
    private DateTimeOffset _lastEnd = DateTimeOffset.UtcNow;

    private RunRecorder(LangfuseClient client, Observation trace, string runId)
    {
        _client = client;
        _trace = trace;
        _runId = runId;
    }

    public string TraceId => _trace.TraceId;

    public int Steps { get; private set; }

    public double TotalReward { get; private set; }

    /// <summary>Null when nothing is recorded.</summary>
    public static RunRecorder? Start(
        LangfuseRunSink sink, string runId, string name, string? task, string? environment, object? parameters, IEnumerable<string>? tags)
    {
        if (sink.IsOff || sink.Client is not { } client)
        {
            return null;
        }

        try
        {
            // A handle alone: what the run does between its steps is not under it.
            var trace = client.StartTrace(
                name, tags: tags, input: task, metadata: Metadata(runId, environment, parameters), traceId: AgentRun.TraceIdOf(runId), type: ObservationType.Agent, current: false);
            return new(client, trace, runId);
        }
        catch (Exception exception)
        {
            SelfLog.Fenced("starting a run", exception);
            return null;
        }
    }

    public void Step(string action, string code, bool success, string output, double reward, string? error)
    {
        try
        {
            lock (_gate)
            {
                Steps++;
                TotalReward += double.IsFinite(reward) ? reward : 0;
                var step = _trace.StartObservation(
                    "step-" + Steps.ToString(CultureInfo.InvariantCulture), ObservationType.Span, startTime: _lastEnd, current: false,
                    input: new Dictionary<string, object?> { ["action"] = Cut(action), ["code"] = Cut(code) },
                    metadata: new Dictionary<string, object?> { ["step"] = Steps, ["reward"] = reward, ["cumulative_reward"] = TotalReward },
                    level: success ? null : ObservationLevel.Error);

                // Servers keep milliseconds: steps that follow each other faster must still be in order.
                _lastEnd = Later(_lastEnd.AddMilliseconds(1), DateTimeOffset.UtcNow);
                step.Update(
                    output: new Dictionary<string, object?> { ["success"] = success, ["output"] = Cut(output) },
                    statusMessage: error ?? (success ? null : "the step failed"));
                step.End(endTime: _lastEnd);
            }
        }
        catch (Exception exception)
        {
            SelfLog.Fenced("recording a step", exception);
        }
    }

    public void End(bool completed, string? finalAnswer, string? problem)
    {
        lock (_gate)
        {
            var output = new Dictionary<string, object?>
            {
                ["completed"] = completed, ["steps"] = Steps, ["total_reward"] = TotalReward, ["final_answer"] = Cut(finalAnswer),
            };
            if (problem is not null)
            {
                _trace.Update(level: ObservationLevel.Warning, statusMessage: problem);
            }

            _client.Score("reward", TotalReward, traceId: TraceId, scoreId: ScoreId("reward"));
            _client.Score("completed", completed, traceId: TraceId, scoreId: ScoreId("completed"));
            _trace.End(output: output);
        }
    }

    public Task FlushAsync(CancellationToken cancellationToken) => _client.FlushAsync(cancellationToken: cancellationToken);

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;

    private string ScoreId(string name) => Experiments.ExperimentPlan.ScoreIdOf(TraceId, $"{_runId}\n{name}", 0);

    private static Dictionary<string, object?> Metadata(string runId, string? environment, object? parameters)
    {
        var metadata = new Dictionary<string, object?>();
        if (parameters is not null)
        {
            var entries = new List<KeyValuePair<string, string>>();
            if (ValueCapture.TopLevel(parameters, entries, MostBytes))
            {
                // Only keys at the top can be filtered by.
                entries.ForEach(entry => metadata[entry.Key] = entry.Value);
            }

            metadata["parameters"] = parameters;
        }

        metadata["run_id"] = runId;
        metadata["environment"] = environment;
        return metadata;
    }

    private static string? Cut(string? text)
    {
        if (text is null || text.Length <= LongestText)
        {
            return text;
        }

        return text[..(char.IsHighSurrogate(text[LongestText - 1]) ? LongestText - 1 : LongestText)];
    }
}
