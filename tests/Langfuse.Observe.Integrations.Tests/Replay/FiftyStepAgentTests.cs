using System.Text;
using Langfuse.Observe.AiTypes.Tests.Support;
using Langfuse.Observe.Integrations.Tests.Support;
using Langfuse.Observe.Testing;
using Langfuse.Observe.Tests.Shared;
using OpenAI.Chat;

namespace Langfuse.Observe.Integrations.Tests.Replay;

/// <summary>An agent of fifty steps, recorded once to the server, runs again with the model gone.</summary>
[Collection(nameof(Alone))]
public sealed class FiftyStepAgentTests
{
    private const int Steps = 50;

    [Fact]
    public async Task RecordedOnce_ReplaysByteForByte_AndNamesTheChangedPrompt()
    {
        await using var server = await LangfuseLocalServer.StartAsync();
        await using var langfuse = LangfuseClient.Start(options =>
            (options.BaseUrl, options.PublicKey, options.SecretKey) = (server.BaseUrl, server.PublicKey, server.SecretKey));
        string answer, traceId;
        await using (var model = await FakeModel.StartAsync())
        {
            (answer, traceId) = await new Agent(new Uri(model.Address, "/v1")).RunAsync("Be brief.");
        }

        await langfuse.FlushAsync();
        var gone = new Uri("http://127.0.0.1:9/v1");

        using (var replay = await LangfuseReplay.FromServerAsync(langfuse, traceId))
        {
            var agent = new Agent(gone);
            Assert.Equal(Encoding.UTF8.GetBytes(answer), Encoding.UTF8.GetBytes((await agent.RunAsync("Be brief.")).Answer));
            replay.ShouldHaveNoDifference();
            Assert.Equal((2 * Steps, 0), (replay.Calls, agent.LookedUp));
        }

        using (var replay = await LangfuseReplay.FromServerAsync(langfuse, traceId, names: ["chat gpt-4o-mini", "LookUp"]))
        {
            Assert.Equal(answer, (await new Agent(gone).RunAsync("Be brief.", changedAt: 31)).Answer);
            var first = replay.Differences[0];
            Assert.Equal((ReplayDifferenceKind.Input, 61, "chat gpt-4o-mini", "$[0].content"), (first.Kind, first.Step, first.Name, first.Path));
            Assert.Contains("there recorded: \"Be brief.\"\n  there present:  \"Be verbose.\"", Assert.Throws<ReplayException>(replay.ShouldHaveNoDifference).Message, StringComparison.Ordinal);
        }

    }

    private sealed class Agent(Uri address)
    {
        private readonly ChatClient _chat = Models.OpenAI(address, isTraced: true).GetChatClient("gpt-4o-mini");

        public int LookedUp { get; private set; }

        [Observe(AsType = ObservationType.Agent)]
        public async Task<(string Answer, string TraceId)> RunAsync([NotCaptured] string prompt, int changedAt = 0)
        {
            var known = new StringBuilder("start");
            for (var step = 1; step <= Steps; step++)
            {
                var instruction = step == changedAt ? "Be verbose." : prompt;
                ChatCompletion completion = await _chat.CompleteChatAsync(new SystemChatMessage(instruction), new UserChatMessage($"{step}: {known}"));
                var found = LookUp(step, completion.Content[0].Text);
                known.Clear().Append(found.Text).Append(found.Number);
            }

            return (known.ToString(), LangfuseContext.CurrentTraceId ?? "");
        }

        [Observe(AsType = ObservationType.Tool)]
        private Finding LookUp(int step, string text)
        {
            LookedUp++;
            return new Finding(text.Length > 40 ? text[..40] : text, step * 1.25);
        }
    }

    private sealed record Finding(string Text, double Number);
}
