using System.Collections.Concurrent;
using System.Globalization;

namespace Langfuse.Observe.Reliability.Sink;

/// <summary>Numbers the requests of clients, and knows of each whether its client got the whole answer: what a server took in a request
/// whose answer was lost may come once more, and nothing else may.</summary>
/// <param name="first">The number before the first one.</param>
internal sealed class AnswerWatch(int first = 0)
{
    public const string Header = "x-reliability-attempt";

    private readonly ConcurrentDictionary<int, bool> _answered = new();
    private readonly ConcurrentDictionary<int, bool> _elsewhere = new();
    private int _made;

    /// <summary>Requests whose answer did not reach the client.</summary>
    public int Lost => _made - _answered.Count;

    /// <summary>Those whose answer did.</summary>
    public IEnumerable<int> Answered => _answered.Keys;

    public bool WasAnswered(int attempt) => _answered.ContainsKey(attempt);

    /// <summary>Whether this process or another got the answer.</summary>
    public bool WasAnsweredAnywhere(int attempt) => WasAnswered(attempt) || _elsewhere.ContainsKey(attempt);

    /// <summary>Another process says that it got this answer.</summary>
    public void HearOf(int attempt) => _elsewhere.TryAdd(attempt, true);

    /// <summary>To stand between a client and its server.</summary>
    public HttpMessageHandler NewHandler() => new Handler(this);

    private int Next() => first + Interlocked.Increment(ref _made);

    private sealed class Handler(AnswerWatch watch) : DelegatingHandler(new SocketsHttpHandler())
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var attempt = watch.Next();
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
