using Langfuse.Observe.Api;
using Langfuse.Observe.Recording;
using Langfuse.Observe.Runs;

namespace Langfuse.Observe;

/// <summary>Records the runs of an agent that works step by step: a trace per run, a span per step, two scores at the end.</summary>
/// <remarks>It is off unless it is asked for, and never disturbs a run: no member throws, and when the server does not take the credentials it turns
/// itself off and says why in <see cref="Status"/>. Thousands of runs may be under way at once.</remarks>
public sealed class LangfuseRunSink : IAsyncDisposable
{
    private const string SinkName = "langfuse";
    private const string Project = "langfuse-run-sink";

    private static readonly string[] s_switches = ["LANGFUSE_RUN_SINK_ENABLED", "LANGFUSE_ENABLED"];

    private readonly bool _isOwner;
    private readonly TimeSpan _patience;
    private readonly Task<RunSinkStatus> _check;

    private LangfuseRunSink(LangfuseClient? client, bool isOwner, bool enabled, string detail)
    {
        Client = client;
        _isOwner = isOwner;
        _patience = client?.Options.Timeout ?? TimeSpan.Zero;
        _check = enabled && client is not null
            ? Task.Run(() => CheckAsync(client))
            : Task.FromResult(new RunSinkStatus(SinkName, enabled, false, detail));
    }

    /// <summary>Whether runs are recorded, and if not, why. The first time it waits for the server, at most <see cref="LangfuseOptions.Timeout"/>.</summary>
    public RunSinkStatus Status
    {
        get
        {
            try
            {
                _check.Wait(_patience);
            }
            catch (Exception exception)
            {
                SelfLog.Fenced("checking the credentials", exception);
            }

            return _check.IsCompletedSuccessfully ? _check.Result : new(SinkName, true, false, "The server has not said yet whether it takes the credentials.");
        }
    }

    /// <summary>The client that runs are recorded with; null when the sink is off.</summary>
    internal LangfuseClient? Client { get; }

    /// <summary>Whether it is known that nothing may be recorded.</summary>
    internal bool IsOff => Client is null || (_check.IsCompletedSuccessfully && !_check.Result.Available);

    /// <summary>A sink with the keys and the address of the environment (<c>LANGFUSE_PUBLIC_KEY</c>, <c>LANGFUSE_SECRET_KEY</c>,
    /// <c>LANGFUSE_BASE_URL</c>).</summary>
    /// <param name="enabled">Whether it records; by default what <c>LANGFUSE_RUN_SINK_ENABLED</c> or <c>LANGFUSE_ENABLED</c> says, and without them
    /// whether there are keys.</param>
    /// <param name="configure">Sets options; it sees what the environment has set.</param>
    /// <remarks>The credentials are checked at once, in the background.</remarks>
    public static LangfuseRunSink FromEnvironment(bool? enabled = null, Action<LangfuseOptions>? configure = null)
    {
        try
        {
            var options = new LangfuseOptions();
            Options.OptionsReader.ApplyEnvironment(options, withKeys: true);
            configure?.Invoke(options);
            var hasKeys = !string.IsNullOrWhiteSpace(options.PublicKey) && !string.IsNullOrWhiteSpace(options.SecretKey);
            if (!(enabled ?? Asked() ?? hasKeys))
            {
                return new(null, false, false, "Off. Set LANGFUSE_RUN_SINK_ENABLED=true, with LANGFUSE_PUBLIC_KEY and LANGFUSE_SECRET_KEY, to record runs.");
            }

            return hasKeys
                ? new(LangfuseClient.Start(options, Project, Hosting.ExitHookMode.ProcessExitAndInterrupt), true, true, "")
                : new(null, false, true, "There are no keys. Set LANGFUSE_PUBLIC_KEY and LANGFUSE_SECRET_KEY.");
        }
        catch (Exception exception)
        {
            SelfLog.Fenced("starting the run sink", exception);
            return new(null, false, true, $"It could not be started: {exception.Message}");
        }
    }

    /// <summary>A sink that records with a client of the program's own, which stays the program's to dispose.</summary>
    /// <param name="client">The client.</param>
    /// <param name="enabled">Whether it records.</param>
    public static LangfuseRunSink For(LangfuseClient client, bool enabled = true)
    {
        ArgumentNullException.ThrowIfNull(client);
        return new(enabled ? client : null, false, enabled, enabled ? "" : "Off: enabled is false.");
    }

    /// <summary>Starts a run: a trace that has the task as its input.</summary>
    /// <param name="runId">The run's id. The trace's id is made from it, and the run's id is in the trace's metadata.</param>
    /// <param name="name">The trace's name.</param>
    /// <param name="task">What the run is to do.</param>
    /// <param name="environment">What it works in, such as <c>pure_rlm</c>; kept as metadata.</param>
    /// <param name="parameters">The run's parameters: an object or dictionary, kept as metadata as a whole and key by key.</param>
    /// <param name="tags">The trace's tags.</param>
    /// <returns>The run; disposed without <see cref="AgentRun.CompleteAsync"/>, it ends as not completed.</returns>
    public AgentRun StartRun(
        string runId, string name = "agent-run", string? task = null, string? environment = null, object? parameters = null, IEnumerable<string>? tags = null) =>
        new(this, runId, RunRecorder.Start(this, runId, name, task, environment, parameters, tags));

    /// <summary>Delivers what is left, and closes the client when it is the sink's own.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_isOwner && Client is not null)
        {
            await Client.DisposeAsync().ConfigureAwait(false);
        }
    }

    /// <summary>Waits until it is known whether the server takes the credentials.</summary>
    internal async Task<bool> IsAvailableAsync() => (await _check.ConfigureAwait(false)).Available;

    private static bool? Asked()
    {
        foreach (var name in s_switches)
        {
            switch (Environment.GetEnvironmentVariable(name)?.Trim().ToLowerInvariant())
            {
                case "1" or "true" or "yes" or "on":
                    return true;
                case "0" or "false" or "no" or "off":
                    return false;
            }
        }

        return null;
    }

    private static async Task<RunSinkStatus> CheckAsync(LangfuseClient client)
    {
        if (!client.IsEnabled)
        {
            return new(SinkName, true, false, "The Langfuse client is off: its keys or its address are missing or wrong, or tracing is switched off.");
        }

        try
        {
            var projects = await new ProjectsApi(client.Connection).ListAsync(CancellationToken.None).ConfigureAwait(false);
            var project = projects.Data.Count == 0 ? "a project" : $"project '{projects.Data[0].Name}'";
            return new(SinkName, true, true, $"Runs go to {project} at {client.Connection.BaseAddress}.");
        }
        catch (Exception exception)
        {
            SelfLog.Warn($"The run sink turned itself off, and runs go on without being recorded: {exception.Message}");
            return new(SinkName, true, false, exception.Message);
        }
    }
}
