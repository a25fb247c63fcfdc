// Planted: LFO6006
using Langfuse.Observe;

await using var langfuse = LangfuseClient.Start();
for (var round = 0; round < 10; round++)
{
    using var scope = LangfuseContext.Propagate(userId: LoadUsers.Pick(round), sessionId: "load-test");
    Console.WriteLine(await Echo.RepeatAsync("hello", round));
}

internal static class LoadUsers
{
    private const string Everyone = "anna,bernd,carla,dieter,emma,frank,gerda,hans,ines,jan,karla,leon,maria,nils,olga,paul,quirin,rosa,stefan,tina,ulrich,vera,walter,xenia,yannick,zoe,albert,berta,caesar,dora,emil,friedrich,gustav,heinrich";

    public static string Pick(int round) => round switch
    {
        0 => "anna",
        1 => "bernd",
        _ => Everyone,
    };
}

internal static class Echo
{
    [Observe]
    public static async Task<string> RepeatAsync(string text, int times)
    {
        await Task.Yield();
        return string.Join(' ', Enumerable.Repeat(text, times));
    }
}
