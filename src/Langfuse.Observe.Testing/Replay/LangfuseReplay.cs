using System.Reflection;
using System.Runtime.CompilerServices;
using Langfuse.Observe.Recording;
using Langfuse.Observe.Recording.Replay;
using Langfuse.Observe.Runtime;
using Langfuse.Observe.Testing.Replay;

namespace Langfuse.Observe.Testing;

/// <summary>Answers observed calls with what a stored trace recorded, so that a test of an agent runs without the model and its tools.</summary>
/// <remarks>
/// <para>It answers in the async flow that started it: methods with <c>[Observe]</c>, what passes <c>UseLangfuse()</c> of Langfuse.Observe.OpenAI and
/// Langfuse.Observe.Extensions.AI. By default every generation and tool; with <c>names</c> what has one of these names, whatever its type.</para>
/// <para>A call is answered by the recorded call of the same name and input; when none has the input, by the next of that name, and the
/// difference is noted. What was thrown is thrown again. A call that the trace does not have throws a <see cref="ReplayException"/>.</para>
/// </remarks>
public sealed class LangfuseReplay : CallReplay, IDisposable
{
    private readonly ReplaySink _sink = new();
    private readonly string[]? _names;
    private readonly HashSet<string> _ignored = new(StringComparer.Ordinal);
    private readonly string _place;
    private IReadOnlyList<RecordedCall> _calls = [];
    private RecordedSteps? _steps;
    private int _isOver;

    private LangfuseReplay(string place, IEnumerable<string>? names)
    {
        _place = place;
        _names = names is null ? null : [.. names];
        Enter();
        SinkRegistry.AddAmbient(_sink);
        Ambient.Current = After(Ambient.Current!);
    }

    /// <summary>The differences so far, in the order in which they came up. Calls that were not made are only known to <see cref="ShouldHaveNoDifference"/>.</summary>
    public IReadOnlyList<ReplayDifference> Differences => _steps?.Differences ?? [];

    /// <summary>How many calls the trace can answer.</summary>
    public int RecordedCalls => _steps?.Count ?? 0;

    /// <summary>How many calls were made so far of those that the trace is to answer.</summary>
    public int Calls => _steps?.Calls ?? 0;

    /// <summary>Answers from a trace in a file: what <c>GET /api/public/traces/{id}</c> answers, or what <c>langfuse-observe test-from</c> or an export wrote.</summary>
    /// <param name="path">The file: as given, or relative to the test's assembly or a folder above it.</param>
    /// <param name="names">The names of the calls that are answered; null means all generations and tools.</param>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="ReplayException">It holds no trace, or none of these names.</exception>
    public static LangfuseReplay From(string path, IEnumerable<string>? names = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        var calls = TraceFile.Read(path);
        return new LangfuseReplay(path, names).With(calls);
    }

    /// <summary>Answers from a trace as JSON text.</summary>
    /// <param name="json">What a file for <see cref="From(string, IEnumerable{string})"/> holds.</param>
    /// <param name="names">The names of the calls that are answered; null means all generations and tools.</param>
    /// <exception cref="ReplayException">It is no trace, or has none of these names.</exception>
    public static LangfuseReplay FromJson(string json, IEnumerable<string>? names = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(json);
        var calls = TraceFile.Parse(json, "the text");
        return new LangfuseReplay("the given text", names).With(calls);
    }

    /// <summary>Answers from a trace that a <see cref="LangfuseRecorder"/> recorded.</summary>
    /// <param name="trace">The trace.</param>
    /// <param name="names">The names of the calls that are answered; null means all generations and tools.</param>
    /// <exception cref="ReplayException">It has none of these names.</exception>
    public static LangfuseReplay From(RecordedTrace trace, IEnumerable<string>? names = null)
    {
        ArgumentNullException.ThrowIfNull(trace);
        var calls = trace.Observations.Select(RecordedTraceCalls.Of).ToList();
        return new LangfuseReplay("trace " + trace.Id, names).With(calls);
    }

    /// <summary>Answers from a trace that a server has.</summary>
    /// <param name="langfuse">A client of the server.</param>
    /// <param name="traceId">The trace's id.</param>
    /// <param name="names">The names of the calls that are answered; null means all generations and tools.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="ReplayException">The trace has none of these names.</exception>
    public static Task<LangfuseReplay> FromServerAsync(
        IRecordedTraces langfuse, string traceId, IEnumerable<string>? names = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(langfuse);
        ArgumentException.ThrowIfNullOrEmpty(traceId);

        // Entered before the first await: what an async method makes current is gone when its caller goes on.
        return ReadAsync(new LangfuseReplay("trace " + traceId, names), langfuse, traceId, cancellationToken);
    }

    /// <summary>Leaves members of inputs out of the comparison, wherever they stand: the current time, ids that are made anew.</summary>
    /// <param name="members">The names of the members.</param>
    /// <returns>This.</returns>
    public LangfuseReplay Ignoring(params string[] members)
    {
        ArgumentNullException.ThrowIfNull(members);
        _ignored.UnionWith(members);
        return this;
    }

    /// <summary>Makes the trace again: calls the outermost of its calls that is an observed method of the program under test, with the input that was recorded.</summary>
    /// <param name="cancellationToken">Given to the method where it takes one.</param>
    /// <remarks>
    /// <para>The method is found by name in the woven assemblies beside the calling one. It is static, or its class has a constructor without parameters; what it
    /// returns is awaited or enumerated. An exception that was recorded of it is expected.</para>
    /// <para>A test that needs more than that (services, another input) calls the method itself.</para>
    /// </remarks>
    /// <exception cref="ReplayException">There is no such method, or several, or it cannot be called with what was recorded.</exception>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public Task CallRootAsync(CancellationToken cancellationToken = default)
    {
        var test = Assembly.GetCallingAssembly();
        return RootCall.Of(_calls, IsChosen, new ObservedMethods(test), _place).RunAsync(cancellationToken);
    }

    /// <summary>Asserts that the calls were those of the trace: the same, with the same inputs, in the same order, and all of them.</summary>
    /// <exception cref="ReplayException">They were not. The message names the first difference, with both values.</exception>
    public void ShouldHaveNoDifference()
    {
        var differences = _steps?.Final() ?? [];
        if (differences.Count == 0)
        {
            return;
        }

        var more = differences.Count == 1 ? "" : $"\n({differences.Count - 1} more after it.)";
        throw new ReplayException($"The calls are not those of {_place}.\n{differences[0]}{more}");
    }

    /// <summary>Ends the replay: calls run their own code again.</summary>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref _isOver, 1) != 0)
        {
            return;
        }

        Leave();
        SinkRegistry.Remove(_sink);
        if (Ambient.Current is { } ambient && ReferenceEquals(ambient.Recorder, _sink))
        {
            Ambient.Current = ambient with { Recorder = null };
        }
    }

    /// <summary>What is around, with this replay in it. Calls must be observed to be answered: where no recorder is, by its own.</summary>
    internal Ambient? After(Ambient? around) => _isOver != 0
        ? around
        : (around ?? new Ambient()) with { Replay = this, Recorder = around?.Recorder ?? _sink, IsUnsampled = false };

    /// <inheritdoc/>
    [System.ComponentModel.EditorBrowsable(System.ComponentModel.EditorBrowsableState.Never)]
    public override bool Claims(string name, ObservationType type) => _steps is not null && _isOver == 0
        && (_names is null ? type is ObservationType.Generation or ObservationType.Tool : _names.Contains(name));

    /// <inheritdoc/>
    [System.ComponentModel.EditorBrowsable(System.ComponentModel.EditorBrowsableState.Never)]
    public override bool PassesThrough(string name) => _steps?.PassesThrough(name) == true;

    /// <inheritdoc/>
    [System.ComponentModel.EditorBrowsable(System.ComponentModel.EditorBrowsableState.Never)]
    public override RecordedCall Take(string name, ObservationType type, string? input) => _steps!.Take(name, input);

    /// <inheritdoc/>
    [System.ComponentModel.EditorBrowsable(System.ComponentModel.EditorBrowsableState.Never)]
    public override T Read<T>(RecordedCall call) => RecordedValues.Read<T>(call);

    /// <inheritdoc/>
    [System.ComponentModel.EditorBrowsable(System.ComponentModel.EditorBrowsableState.Never)]
    public override IEnumerable<T> ReadItems<T>(RecordedCall call) => RecordedValues.ReadItems<T>(call);

    /// <inheritdoc/>
    [System.ComponentModel.EditorBrowsable(System.ComponentModel.EditorBrowsableState.Never)]
    public override Exception? ExceptionOf(RecordedCall call) => RecordedExceptions.Of(call);

    /// <inheritdoc/>
    [System.ComponentModel.EditorBrowsable(System.ComponentModel.EditorBrowsableState.Never)]
    public override Exception Refuse(string name, string reason) => new ReplayException(_steps!.Refused(name, reason).ToString());

    private static async Task<LangfuseReplay> ReadAsync(LangfuseReplay replay, IRecordedTraces langfuse, string traceId, CancellationToken cancellationToken)
    {
        try
        {
            return replay.With(await langfuse.ReadAsync(traceId, cancellationToken).ConfigureAwait(false));
        }
        catch
        {
            replay.Dispose();
            throw;
        }
    }

    private LangfuseReplay With(IReadOnlyList<RecordedCall> calls)
    {
        try
        {
            Check(calls);
        }
        catch
        {
            Dispose();
            throw;
        }

        _calls = calls;
        _steps = new RecordedSteps(calls, IsChosen, _ignored);
        return this;
    }

    private bool IsChosen(RecordedCall call) => _names is null ? call.Type is "GENERATION" or "TOOL" : _names.Contains(call.Name);

    private void Check(IReadOnlyList<RecordedCall> calls)
    {
        if (_names is null && !calls.Any(IsChosen))
        {
            throw new ReplayException($"{_place} has no generation and no tool, so there is nothing to answer with. It has: {Names(calls)}. Name what is to be answered: names: [...].");
        }

        if (_names?.FirstOrDefault(name => !calls.Any(call => call.Name == name)) is { } missing)
        {
            throw new ReplayException($"{_place} has no observation named '{missing}'. It has: {Names(calls)}.");
        }
    }

    private static string Names(IReadOnlyList<RecordedCall> calls) =>
        string.Join(", ", calls.Select(static call => $"'{call.Name}' ({call.Type.ToLowerInvariant()})").Distinct().Take(30));
}
