using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Text;
using Langfuse.Observe.Recording;

namespace Langfuse.Observe.Runtime;

/// <summary>Completes what .NET sends along with an HTTP call; the process's propagator stays the user's, and where it sends nothing, nothing is added.</summary>
/// <remarks>
/// <para>HttpClient starts an activity for the call and sends its id as the parent. Langfuse mostly never gets that one, so <see cref="ParentInState"/>
/// names the observation around it.</para>
/// <para>When values travel as baggage and no one listens to that activity, nobody can ever show it: the observation takes its place as the parent, so
/// that what the called service records hangs under something in any SDK.</para>
/// <para>Up to .NET 9 the default propagator writes baggage as <c>Correlation-Context</c>, which no other SDK reads: then <c>baggage</c> is
/// written here, with our entries only.</para>
/// </remarks>
internal sealed class OutgoingCalls : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>
{
    private const string HttpListener = "HttpHandlerDiagnosticListener";
    private const string RequestStarts = "System.Net.Http.HttpRequestOut.Start";
    private const string BaggageHeader = "baggage";
    private const string ParentHeader = "traceparent";

    // The limit of W3C Baggage (section 3.3.2) that a receiver must be able to take.
    private const int LongestHeader = 8_192;

    private static readonly Lazy<IDisposable> s_subscription = new(static () => DiagnosticListener.AllListeners.Subscribe(new OutgoingCalls()));

    /// <summary>Whether calls are completed from now on.</summary>
    public static bool IsListening => s_subscription.IsValueCreated;

    /// <summary>Called in the background when a client starts, and whenever values are put on an activity; only the first call does something.</summary>
    public static void Listen() => _ = s_subscription.Value;

    public void OnNext(DiagnosticListener value)
    {
        // Called by whoever makes a listener, also one of the user's own kind.
        Guard.Run("listening to HTTP calls", value, listener =>
        {
            if (listener.Name == HttpListener)
            {
                listener.Subscribe(this, static (name, _, _) => name == RequestStarts);
            }
        });
    }

    public void OnNext(KeyValuePair<string, object?> value)
    {
        try
        {
            if (Activity.Current is not { } call)
            {
                return;
            }

            ParentInState.Write(call);
            if (call.GetBaggageItem(PropagatedBaggage.TraceId) is not null && RequestOf(value.Value) is { } request)
            {
                Complete(request, call);
            }
        }
        catch (Exception exception)
        {
            SelfLog.Fenced("completing an HTTP call", exception);
        }
    }

    public void OnCompleted()
    {
    }

    public void OnError(Exception error)
    {
    }

    private static void Complete(HttpRequestMessage request, Activity activity)
    {
        var written = WrittenByPropagator(activity);
        if (!written.Contains(ParentHeader))
        {
            // The application wants nothing of the kind to leave, or has another format for it.
            return;
        }

        if (activity.Source.Name.Length == 0 && activity.Parent is { } parent && ObservationSource.Made(parent)
            && !request.Headers.Contains(ParentHeader))
        {
            request.Headers.TryAddWithoutValidation(ParentHeader, parent.Id);
        }

        if (!written.Contains(BaggageHeader) && HeaderOf(activity) is { Length: > 0 } baggage)
        {
            request.Headers.TryAddWithoutValidation(BaggageHeader, baggage);
        }
    }

    /// <summary>The headers that the process's propagator is about to write. What it says of itself tells only which it knows.</summary>
    private static HashSet<string> WrittenByPropagator(Activity activity)
    {
        var written = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        DistributedContextPropagator.Current.Inject(activity, written, static (carrier, name, _) => ((HashSet<string>)carrier!).Add(name));
        return written;
    }

    private static string HeaderOf(Activity activity)
    {
        var header = new StringBuilder();
        var known = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (key, value) in activity.Baggage)
        {
            if (value is null || !key.StartsWith(PropagatedBaggage.Prefix, StringComparison.Ordinal) || !known.Add(key))
            {
                continue;
            }

            var entry = Uri.EscapeDataString(key) + "=" + Uri.EscapeDataString(value);
            if (header.Length + entry.Length + 1 > LongestHeader)
            {
                SelfLog.WarnOnce("baggage:long", $"Propagated values are longer than the {LongestHeader} bytes that baggage may have, so '{key}' and others stay here. Propagate less.");
                continue;
            }

            header.Append(header.Length == 0 ? "" : ",").Append(entry);
        }

        return header.ToString();
    }

    [UnconditionalSuppressMessage("Trimming", "IL2075", Justification = "HttpClient keeps the public properties of what it writes to its listener.")]
    private static HttpRequestMessage? RequestOf(object? payload) => payload?.GetType().GetProperty("Request")?.GetValue(payload) as HttpRequestMessage;
}
