// Right
using Langfuse.Observe;

namespace Turnstile;

internal static class Program
{
    private static async Task Main(string[] args)
    {
        var code = 70;
        var langfuse = LangfuseClient.Start();
        try
        {
            code = await Gate.AdmitAsync(args.FirstOrDefault() ?? "") ? 0 : 1;
        }
        catch (FormatException e)
        {
            Console.Error.WriteLine(e.Message);
        }
        finally
        {
            await langfuse.DisposeAsync();
        }

        Environment.Exit(code);
    }
}

internal static class Gate
{
    [Observe(AsType = ObservationType.Guardrail)]
    public static async Task<bool> AdmitAsync(string ticket)
    {
        await Task.Delay(1);
        return Guid.Parse(ticket) != Guid.Empty;
    }
}
