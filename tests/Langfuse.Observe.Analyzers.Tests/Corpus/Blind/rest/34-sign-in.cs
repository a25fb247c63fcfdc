// Planted: LFO7001
using Langfuse.Observe;

await using var langfuse = LangfuseClient.Start();

var request = new ConnectRequest { Host = "mail.example.com", Port = 993, ClientSecret = Environment.GetEnvironmentVariable("MAIL_SECRET") ?? "" };
Console.WriteLine(Mailbox.Connect(request, retries: 2));

internal sealed class ConnectRequest
{
    public string Host { get; init; } = "";
    public int Port { get; init; }
    public string ClientSecret { get; init; } = "";
}

internal static class Mailbox
{
    [Observe(AsType = ObservationType.Tool)]
    public static string Connect(ConnectRequest request, int retries)
    {
        for (var attempt = 0; attempt <= retries; attempt++)
        {
            if (request.ClientSecret.Length > 0)
            {
                return $"connected to {request.Host}:{request.Port}";
            }
        }
        return "refused";
    }
}
