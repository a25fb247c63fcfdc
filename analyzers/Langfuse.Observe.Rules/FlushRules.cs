namespace Langfuse.Observe.Rules;

/// <summary>LFO5xxx: what is recorded must be sent before the process ends, and a client must live as long as its program.</summary>
internal static class FlushRules
{
    public static readonly Rule LFO5001_EndsWithoutFlush = new(
        "LFO5001",
        "The program can end without flushing Langfuse",
        "'{0}' can end {1} without flushing '{2}': {3}. {4}",
        RuleCategory.Flush,
        RuleSeverity.Warning);

    public static readonly Rule LFO5002_ExitSkipsFlush = new(
        "LFO5002",
        "The process is ended before Langfuse is flushed",
        "{0} ends the process here without running the disposal of '{1}': {2}. Await '{1}.FlushAsync()' before it, or return an exit code.",
        RuleCategory.Flush,
        RuleSeverity.Warning);

    public static readonly Rule LFO5003_FlushNotAwaited = new(
        "LFO5003",
        "A flush is started and not awaited",
        "The task of {0} is not awaited, so the program goes on before anything is sent. Await it.",
        RuleCategory.Flush,
        RuleSeverity.Warning);

    public static readonly Rule LFO5004_FlushPerRequest = new(
        "LFO5004",
        "Langfuse is flushed on every request",
        "'{0}' handles a request and flushes Langfuse, so each caller waits for the export. Take the flush out: the client sends in the background and at shutdown.",
        RuleCategory.Flush,
        RuleSeverity.Warning);

    public static readonly Rule LFO5005_ClientNotDisposed = new(
        "LFO5005",
        "A client is never disposed",
        "The client in '{0}' is never flushed or disposed, so what is queued last is sent only if the exit hook manages it. {1}",
        RuleCategory.Flush,
        RuleSeverity.Warning);

    public static readonly Rule LFO5006_ClientPerCall = new(
        "LFO5006",
        "A client is created on every call",
        "'{0}' starts a client on {1}; each has its own queue, threads and connections. Start one at the start of the program and share it.",
        RuleCategory.Flush,
        RuleSeverity.Warning);

    public static readonly Rule LFO5007_StaticClientNeverStarts = new(
        "LFO5007",
        "A client in a static field is never touched",
        "Nothing touches '{0}', so the client in it is started late or never and [Observe] records nothing. Start the client in Main: 'await using var langfuse = LangfuseClient.Start();'.",
        RuleCategory.Flush,
        RuleSeverity.Warning);

    public static readonly Rule LFO5008_NeverConfigured = new(
        "LFO5008",
        "[Observe] is used but Langfuse is never started",
        "This program uses [Observe] but never starts Langfuse, so nothing is recorded. Write 'await using var langfuse = LangfuseClient.Start();' at the top of Main, or 'services.AddLangfuse();'.",
        RuleCategory.Flush,
        RuleSeverity.Warning) { NeedsWholeCompilation = true };

    public static readonly Rule LFO5009_TaskOutlivesProgram = new(
        "LFO5009",
        "A task that records is not awaited before the program ends",
        "{0} records and nothing waits for it, so the program can flush and end before it does. Await it.",
        RuleCategory.Flush,
        RuleSeverity.Warning);

    public static readonly Rule LFO5010_HandlerEndsWithoutFlush = new(
        "LFO5010",
        "A function handler can return without flushing",
        "'{0}' is {1} and {2} without a flush; a frozen function sends nothing. Await FlushAsync in a finally of the handler, around observed methods.",
        RuleCategory.Flush,
        RuleSeverity.Warning);

    public static readonly Rule LFO5011_FixtureEndsWithoutFlush = new(
        "LFO5011",
        "A test fixture does not flush",
        "The test fixture '{0}' starts a client in '{1}' and never disposes it, so the run ends before the traces are sent. Dispose it in {2}.",
        RuleCategory.Flush,
        RuleSeverity.Warning);

    public static readonly Rule LFO5012_ObservationNotEnded = new(
        "LFO5012",
        "A started observation is not ended on every path",
        "The observation '{0}' is started but not ended {1}, and an observation that never ends is never sent. Write 'using var', or call End in a finally.",
        RuleCategory.Flush,
        RuleSeverity.Warning);

    public static readonly Rule LFO5013_UsingEndsEarly = new(
        "LFO5013",
        "A using ends before the task that is returned",
        "'{0}' ends when this method returns, which is before the task or stream of line {1} does: what is recorded after that can be outside it. Make the method async and await the task, or enumerate the stream here.",
        RuleCategory.Flush,
        RuleSeverity.Warning);

    public static readonly Rule LFO5014_RunNeverCompleted = new(
        "LFO5014",
        "An agent run is never completed",
        "The run '{0}' is started and CompleteAsync is not called {1}, so it is recorded as not completed and without an answer, if at all. Await CompleteAsync on every way out.",
        RuleCategory.Flush,
        RuleSeverity.Warning);

    public static readonly Rule LFO5015_SettingAfterStart = new(
        "LFO5015",
        "A Langfuse setting is written after the client has started",
        "The client reads '{0}' when it starts, which is before this line, so the value has no effect. Set it before LangfuseClient.Start, or give it to Start as an option.",
        RuleCategory.Flush,
        RuleSeverity.Warning);

    public static readonly Rule LFO5016_ObservedBeforeStart = new(
        "LFO5016",
        "An observed method is called before the client is started",
        "'{0}' is observed and is called before '{1}' is started, so this call is not recorded. Start the client first.",
        RuleCategory.Flush,
        RuleSeverity.Warning);

    public static readonly Rule LFO5017_KeysExchanged = new(
        "LFO5017",
        "The public and the secret key are exchanged",
        "'{0}' is given the {1} key, and Langfuse refuses everything that is sent with it. Give it the {2} key.",
        RuleCategory.Flush,
        RuleSeverity.Warning);
}
