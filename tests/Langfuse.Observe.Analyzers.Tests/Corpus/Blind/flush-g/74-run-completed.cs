// Right
using Langfuse.Observe;

await using var sink = LangfuseRunSink.FromEnvironment();
var agent = new ShoppingAgent(sink);
Console.WriteLine(await agent.BuyAsync("run00001", args));

sealed class ShoppingAgent(LangfuseRunSink sink)
{
    public async Task<string> BuyAsync(string id, string[] wishes)
    {
        await using var run = sink.StartRun(runId: id, name: "shopping", task: string.Join(", ", wishes), parameters: new { budget = 100 });
        var spent = 0m;
        foreach (var wish in wishes)
        {
            var price = wish.Length * 3m;
            if (spent + price > 100m)
            {
                run.Step(action: "buy", code: wish, success: false, error: "too dear");
                return await FinishAsync(run, spent, completed: false);
            }

            spent += price;
            run.Step(action: "buy", code: wish, output: $"{price}", reward: 0.1);
        }

        return await FinishAsync(run, spent, completed: true);
    }

    private static async Task<string> FinishAsync(AgentRun run, decimal spent, bool completed)
    {
        var answer = $"spent {spent}";
        await run.CompleteAsync(completed, answer);
        return answer;
    }
}
