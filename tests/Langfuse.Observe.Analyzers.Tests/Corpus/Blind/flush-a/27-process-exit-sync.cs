// Right
using Langfuse.Observe;

var langfuse = LangfuseClient.Start();
AppDomain.CurrentDomain.ProcessExit += (_, _) => langfuse.Dispose();

var guesses = args.Length == 0 ? ["a", "b", "c"] : args;
var secret = "b";

foreach (var guess in guesses)
{
    if (Check(guess, secret))
    {
        langfuse.Score("guessed", true, sessionId: "game");
        return 0;
    }
}

langfuse.Score("guessed", false, sessionId: "game");
return 1;

[Observe]
static bool Check(string guess, [Sensitive] string secret) => guess == secret;
