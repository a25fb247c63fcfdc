using Langfuse.Observe;
using RagPipeline;
using RagPipeline.Answering;
using RagPipeline.Documents;
using RagPipeline.Retrieval;
using RagPipeline.Terminal;
using RagPipeline.Tracing;

using var stop = new CancellationTokenSource();
Console.CancelKeyPress += (_, pressed) =>
{
    pressed.Cancel = true;
    stop.Cancel();
};

try
{
    var command = CommandLine.Parse(args);
    if (command.Help)
    {
        Console.WriteLine(CommandLine.HelpText);
        return 0;
    }

    return await RunAsync(command);
}
catch (UserException e)
{
    await Console.Error.WriteLineAsync(e.Message);
    return e.ExitCode;
}

async Task<int> RunAsync(CommandLine command)
{
    var folder = command.Docs ?? DocumentFolder.Handbook;
    var index = PassageIndex.Of(DocumentFolder.Read(folder));
    var answerer = Answerers.FromEnvironment(index);
    var screen = new Screen();

    // With LANGFUSE_* keys these two lines are LangfuseClient.Start() alone. Without, a server starts in this process and gets the trace.
    // Both end with this method, the client first: what it still holds goes out before the server stops.
    await using var server = await Destination.StartServerAsync(stop.Token);
    await using var langfuse = LangfuseClient.Start(options => Destination.Point(options, server));

    screen.ShowQuestion(command.Question, index.Passages.Count, command.Docs ?? "the handbook", answerer.Model);
    var traceId = LangfuseClient.CreateTraceId();
    var exitCode = await AnswerAsync(new Pipeline(index, answerer, screen.Write), command.Question, traceId, screen);
    await (server is null ? ShowDeliveryAsync(langfuse, traceId, screen) : ShowTraceAsync(langfuse, server, traceId, screen));
    return exitCode;
}

async Task<int> AnswerAsync(Pipeline pipeline, string question, string traceId, Screen screen)
{
    try
    {
        screen.ShowSources(await pipeline.AnswerAsync(question, traceId, session: $"terminal-{Environment.ProcessId}", stop.Token));
        return 0;
    }
    catch (OperationCanceledException) when (stop.IsCancellationRequested)
    {
        return 130;
    }
    catch (Exception e) when (OpenAIError.Explain(e) is { } message)
    {
        // The observations have the error by now: the exception went through [Observe] unchanged.
        await Console.Error.WriteLineAsync(message);
        return 1;
    }
}

async Task ShowDeliveryAsync(LangfuseClient langfuse, string traceId, Screen screen)
{
    // A flush never throws: it says what was sent, and what was not and why.
    var delivery = await langfuse.FlushAsync();
    if (delivery is { Dropped: 0, Pending: 0 })
    {
        screen.ShowPage(await langfuse.GetTraceUrlAsync(traceId));
    }
    else
    {
        screen.ShowLoss(delivery);
    }
}

async Task ShowTraceAsync(LangfuseClient langfuse, LangfuseLocalServer server, string traceId, Screen screen)
{
    await langfuse.FlushAsync();
    using var reader = new TraceReader(server.BaseUrl, server.PublicKey, server.SecretKey);
    screen.ShowTrace(await reader.ReadAsync(traceId));
    screen.ShowPage(server.GetTraceUrl(traceId));
    if (Screen.HasReader && !stop.IsCancellationRequested)
    {
        screen.ShowWaiting();
        await Task.Delay(Timeout.Infinite, stop.Token).ContinueWith(_ => { }, TaskScheduler.Default);
    }
}
