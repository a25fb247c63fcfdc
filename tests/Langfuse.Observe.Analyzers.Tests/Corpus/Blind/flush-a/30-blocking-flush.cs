// Right
using Langfuse.Observe;

class Program
{
    static LangfuseClient? s_client;

    static int Main(string[] args)
    {
        s_client = LangfuseClient.Start();
        try
        {
            return Run(args);
        }
        catch (InvalidOperationException ex)
        {
            Console.Error.WriteLine(ex.Message);
            return 70;
        }
        finally
        {
            Flush();
        }
    }

    [Observe]
    static int Run(string[] args)
    {
        if (args.Length > 10)
        {
            throw new InvalidOperationException("at most ten arguments");
        }

        LangfuseContext.UpdateCurrentObservation(model: "rules");
        return args.Length;
    }

    static void Flush()
    {
        s_client?.FlushAsync(TimeSpan.FromSeconds(5)).GetAwaiter().GetResult();
    }
}
