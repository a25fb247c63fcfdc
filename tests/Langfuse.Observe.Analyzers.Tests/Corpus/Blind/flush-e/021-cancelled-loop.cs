// Planted: LFO5001
using Langfuse.Observe;

// Watches the mailbox of a letting agency and drafts replies.
public static class Mailbox
{
    public static async Task Main()
    {
        using var stop = new CancellationTokenSource();
        Console.CancelKeyPress += (_, e) => { e.Cancel = true; stop.Cancel(); };

        var langfuse = LangfuseClient.Start();
        using var http = new HttpClient { Timeout = TimeSpan.FromSeconds(20) };
        await PollAsync(langfuse, http, stop.Token);
        await langfuse.DisposeAsync();
    }

    private static async Task PollAsync(LangfuseClient langfuse, HttpClient http, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            var mail = await http.GetStringAsync("https://mail.example.org/next", stop);
            if (mail.Length > 0)
            {
                using var trace = langfuse.StartTrace("draft-reply", input: mail, tags: ["letting"]);
                trace.Update(output: "Dear tenant, " + mail[..Math.Min(20, mail.Length)]);
            }

            await Task.Delay(TimeSpan.FromSeconds(30), stop);
        }
    }
}
