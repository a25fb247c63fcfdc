// Right
using Langfuse.Observe;

namespace Mailer;

internal static class Program
{
    private static readonly LangfuseClient s_langfuse = LangfuseClient.Start();

    private static async Task<int> Main(string[] args)
    {
        int code = 0;
        try
        {
            await SendAllAsync(args);
        }
        catch (InvalidOperationException e)
        {
            s_langfuse.Score("mail-failed", true, sessionId: "mailer", comment: e.Message);
            code = 3;
        }
        finally
        {
            await CloseAsync();
        }

        return code;
    }

    private static async Task CloseAsync()
    {
        var result = await s_langfuse.FlushAsync(TimeSpan.FromSeconds(10));
        Console.WriteLine($"{result.Sent} sent, {result.Pending} pending");
        await s_langfuse.DisposeAsync();
    }

    [Observe]
    private static async Task SendAllAsync(string[] recipients)
    {
        if (recipients.Length == 0)
            throw new InvalidOperationException("nobody to write to");
        await Task.Delay(recipients.Length);
    }
}
