using Microsoft.Extensions.AI;

namespace Langfuse.Observe.Integrations.Tests.Recorder;

/// <summary>What the tests share: observed methods, a chat client and a tool. In the middle of an order, and of its stream, all flows wait for each other.</summary>
internal sealed class Shop(int flows)
{
    private readonly Meeting _inOrder = new(flows);
    private readonly Meeting _inStream = new(flows);
    private readonly IChatClient _chat = new EchoModel().AsBuilder().UseFunctionInvocation().UseLangfuse().Build();
    private readonly AIFunction _tool = AIFunctionFactory.Create(static (string text) => "echo " + text, "echo").UseLangfuse();

    [Observe(Name = "order")]
    public async Task<string> OrderAsync(string mark)
    {
        await _inOrder.ArriveAsync();
        LangfuseContext.ScoreCurrentTrace("quality", 1);
        using (LangfuseContext.StartObservation("agent", ObservationType.Agent, input: mark))
        {
            await _chat.GetResponseAsync(mark, new ChatOptions { Tools = [_tool] });
            using var step = LangfuseContext.StartObservation("step", input: mark);
            await Task.Run(() => Pack(mark));
        }

        var text = "";
        await foreach (var piece in PiecesAsync(mark))
        {
            text += piece;
        }

        await Task.Delay(1).ContinueWith(_ => LangfuseContext.StartObservation("later", input: mark).Dispose(), TaskScheduler.Default);
        return text;
    }

    [Observe(Name = "pack")]
    private static string Pack(string mark) => "packed " + mark;

    [Observe(Name = "pieces")]
    private async IAsyncEnumerable<string> PiecesAsync(string mark)
    {
        await foreach (var update in _chat.GetStreamingResponseAsync(mark))
        {
            await _inStream.ArriveAsync();
            yield return update.Text;
        }
    }
}
