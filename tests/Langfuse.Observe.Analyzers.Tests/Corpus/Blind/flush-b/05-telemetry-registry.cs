// Planted: LFO5001|LFO5005
using Langfuse.Observe;

public static class Telemetry
{
    private static LangfuseClient? s_current;

    public static LangfuseClient Current => s_current ?? throw new InvalidOperationException("Call Init first.");

    public static void Init() => s_current = LangfuseClient.Start();

    public static void Shutdown()
    {
        s_current = null;
        GC.Collect();
        GC.WaitForPendingFinalizers();
    }
}

public static class Program
{
    public static async Task Main()
    {
        Telemetry.Init();
        try
        {
            using var trace = Telemetry.Current.StartTrace("greeting", userId: Environment.UserName);
            await Task.Delay(50);
            trace.Update(output: "hello");
        }
        finally
        {
            Telemetry.Shutdown();
        }
    }
}
