// Right
using Langfuse.Observe;

var answer = await WithLangfuseAsync(async client =>
{
    using var trace = client.StartTrace("quiz", userId: "player-1");
    var text = await ThinkAsync("6 x 7");
    trace.Update(output: text);
    return text;
});
Console.WriteLine(answer);

static async Task<T> WithLangfuseAsync<T>(Func<LangfuseClient, Task<T>> body)
{
    var client = LangfuseClient.Start();
    await using var _ = client.ConfigureAwait(false);
    return await body(client).ConfigureAwait(false);
}

[Observe]
static async Task<string> ThinkAsync(string riddle)
{
    await Task.Delay(5);
    return riddle == "6 x 7" ? "42" : "?";
}
