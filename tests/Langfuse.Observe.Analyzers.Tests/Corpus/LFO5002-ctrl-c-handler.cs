// Planted: LFO5002
using Langfuse.Observe;

var langfuse = LangfuseClient.Start();
using (langfuse)
{
    if (!File.Exists("prompts.json"))
    {
        langfuse.StartTrace("missing").End();
        Console.WriteLine("no prompts");
        Environment.Exit(3);
    }

    Console.WriteLine(Loop.Once("x"));
}

public static class Loop
{
    [Observe]
    public static string Once(string input) => input;
}
