using Langfuse.Observe;

public static class Program
{
    public static int Main(string[] args)
    {
        var tracing = LangfuseClient.Start(options => options.Environment = "ci");
        if (args.Length == 0)
        {
            tracing.StartTrace("usage").End();
            tracing.Dispose();
            return 64;
        }

        switch (args[0])
        {
            case "hello":
                Console.WriteLine(Greeter.Greet("Ada"));
                break;
            default:
                Console.WriteLine(Greeter.Greet(args[0]));
                break;
        }

        tracing.Dispose();
        return 0;
    }
}

static class Greeter
{
    [Observe]
    public static string Greet(string name) => $"Hello, {name}";
}
