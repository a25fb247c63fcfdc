// Planted: LFO5007
using Langfuse.Observe;

public static class Program
{
    private static readonly LangfuseClient Langfuse = LangfuseClient.Start();

    public static void Main() => Console.WriteLine(Greeter.Greet("Ada"));
}

public static class Greeter
{
    [Observe]
    public static string Greet(string name) => name;
}
