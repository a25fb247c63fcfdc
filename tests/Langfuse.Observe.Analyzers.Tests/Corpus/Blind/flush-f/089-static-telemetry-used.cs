// Right
using Langfuse.Observe;

try
{
    Telemetry.Begin("solitaire");
    var game = new Solitaire();
    while (game.MovesLeft > 0)
    {
        Console.WriteLine(game.Hint(game.MovesLeft));
        game.MovesLeft--;
    }
}
finally
{
    await Telemetry.EndAsync();
}

internal static class Telemetry
{
    private static readonly LangfuseClient s_client = LangfuseClient.Start(options => options.ServiceName = "solitaire");

    public static void Begin(string session) => s_client.Score("started", true, sessionId: session);

    public static ValueTask EndAsync() => s_client.DisposeAsync();
}

internal sealed class Solitaire
{
    public int MovesLeft { get; set; } = 12;

    [Observe]
    public string Hint(int moves) => moves % 2 == 0 ? "Turn a card." : "Move the red queen.";
}
