// Planted: LFO5016
using Langfuse.Observe;

public static class Program
{
    public static void Main(string[] args)
    {
        WarmUp();
        using var langfuse = LangfuseClient.Start();
        Console.WriteLine(Model.Predict(args[0]));
    }

    private static void WarmUp() => Model.Predict("hello");
}

static class Model
{
    [Observe]
    public static int Predict(string text) => text.Length;
}
