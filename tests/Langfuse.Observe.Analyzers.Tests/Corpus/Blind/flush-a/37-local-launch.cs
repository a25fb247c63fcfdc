// Planted: LFO5009
using Langfuse.Observe;

namespace Mailer;

internal sealed class Program
{
    private static async Task<int> Main(string[] args)
    {
        await using var langfuse = LangfuseClient.Start();
        var mailer = new Program();

        foreach (var recipient in args)
        {
            var body = await mailer.ComposeAsync(recipient);
            Console.WriteLine(body);
            Audit(recipient);
        }

        return 0;

        void Audit(string recipient)
        {
            _ = Task.Run(() => mailer.CheckToneAsync(recipient));
        }
    }

    [Observe]
    private async Task<string> ComposeAsync(string recipient)
    {
        await Task.Yield();
        return $"Dear {recipient},";
    }

    [Observe(AsType = ObservationType.Tool)]
    private async Task<double> CheckToneAsync(string recipient)
    {
        await Task.Delay(300);
        return recipient.Length > 3 ? 0.9 : 0.4;
    }
}
