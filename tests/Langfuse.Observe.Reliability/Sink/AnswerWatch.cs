using System.Collections.Concurrent;
using System.Globalization;

namespace Langfuse.Observe.Reliability.Sink;

/// <summary>Numbers the requests of clients, and knows of each whether its client got the whole answer: what a server took in a request
/// whose answer was lost may come once more, and nothing else may.</summary>
internal sealed class AnswerWatch
{
    public const string Header = "x-reliability-attempt";

    private readonly ConcurrentDictionary<int, bool> _answered = new();
    private int _attempts;

    /// <summary>Requests whose answer did not reach the client.</summary>
    public int Lost => _attempts - _answered.Count;

    public bool WasAnswered(int attempt) => _answered.ContainsKey(attempt);

    /// <summary>To stand between a client and its server.</summary>
    public HttpMessageHandler NewHandler() => new Handler(this);

    private sealed class Handler(AnswerWatch watch) : DelegatingHandler(new SocketsHttpHandler())
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var attempt = Interlocked.Increment(ref watch._attempts);
            request.Headers.Add(Header, attempt.ToString(CultureInfo.InvariantCulture));
            var response = await base.SendAsync(request, cancellationToken);
            try
            {
                await response.Content.LoadIntoBufferAsync(cancellationToken);
            }
            catch
            {
                response.Dispose();
                throw;
            }

            // From here on nobody waits for anything: the client reads an answer that is in memory, unless it has given up already.
            if (!cancellationToken.IsCancellationRequested)
            {
                watch._answered.TryAdd(attempt, true);
            }

            return response;
        }
    }
}
