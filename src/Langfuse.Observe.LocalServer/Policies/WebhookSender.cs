using System.Security.Cryptography;
using System.Text;
using System.Threading.Channels;

namespace Langfuse.Observe.LocalServer.Policies;

/// <summary>Tells violations to the addresses of their policies, behind the back of the review: it never waits for them.</summary>
internal sealed class WebhookSender(SecretBox box, TimeProvider clock) : BackgroundService
{
    /// <summary>The header with the time and the HMAC-SHA256 of "time.body": <c>t=1700000000,v1=hex</c>.</summary>
    public const string SignatureHeader = "X-Langfuse-Observe-Signature";

    private const int MostTries = 4;
    private const int MostWaiting = 1000;

    private readonly Channel<(Uri Address, string Body, string? Secret)> _queue =
        Channel.CreateBounded<(Uri, string, string?)>(new BoundedChannelOptions(MostWaiting) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true });

    public void Send(string projectId, Policy policy, Violation violation)
    {
        if (policy.WebhookUrl is { } url && Uri.TryCreate(url, UriKind.Absolute, out var address))
        {
            _queue.Writer.TryWrite((address, Body(projectId, violation), policy.LockedWebhookSecret is { } locked ? box.Open(locked) : null));
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var handler = new SocketsHttpHandler { AllowAutoRedirect = false, ConnectTimeout = TimeSpan.FromSeconds(10) };
        using var http = new HttpClient(handler) { Timeout = TimeSpan.FromSeconds(10) };
        await foreach (var (address, body, secret) in _queue.Reader.ReadAllAsync(stoppingToken))
        {
            await SendAsync(http, address, body, secret, stoppingToken);
        }
    }

    private async Task SendAsync(HttpClient http, Uri address, string body, string? secret, CancellationToken cancellationToken)
    {
        for (var tries = 1; tries <= MostTries; tries++)
        {
            try
            {
                using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
                if (secret is not null)
                {
                    request.Headers.Add(SignatureHeader, Sign(body, secret));
                }

                using var response = await http.SendAsync(request, cancellationToken);
                if ((int)response.StatusCode is < 500 and not 429)
                {
                    return;
                }
            }
            catch (Exception exception) when (exception is HttpRequestException or TaskCanceledException && !cancellationToken.IsCancellationRequested)
            {
                // Tried again below, and given up after that: the violation is in the list all the same.
            }

            await Task.Delay(TimeSpan.FromSeconds(Math.Pow(2, tries - 1) / 2), clock, cancellationToken);
        }
    }

    private string Sign(string body, string secret)
    {
        var time = clock.GetUtcNow().ToUnixTimeSeconds();
        return $"t={time},v1={Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes($"{time}.{body}")))}";
    }

    private static string Body(string projectId, Violation violation) => JsonText.Build(writer =>
    {
        writer.WriteStartObject();
        writer.WriteString("type", "policy.violation");
        writer.WriteString("projectId", projectId);
        writer.WriteStartObject("violation");
        writer.WriteString("id", violation.Id);
        writer.WriteString("policyId", violation.PolicyId);
        writer.WriteString("policyName", violation.PolicyName);
        writer.WriteString("severity", violation.Severity);
        writer.WriteString("traceId", violation.TraceId);
        writer.WriteString("traceName", violation.TraceName);
        writer.WriteString("observationId", violation.ObservationId);
        writer.WriteString("agent", violation.Agent);
        writer.WriteString("userId", violation.UserId);
        writer.WriteString("message", violation.Message);
        writer.WriteString("evidence", violation.Evidence);
        writer.WriteString("state", violation.State);
        writer.WriteString("foundAt", Micros.Iso(violation.FoundUs));
        writer.WriteEndObject();
        writer.WriteEndObject();
    });
}
