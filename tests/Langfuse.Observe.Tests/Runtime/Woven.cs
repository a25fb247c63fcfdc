using Langfuse.Observe.Runtime;

namespace Langfuse.Observe.Tests.Runtime;

/// <summary>Calls the scope in the order in which woven code does.</summary>
internal static class Woven
{
    public static T Call<T>(string name, Func<T> body, params ReadOnlySpan<(string Name, object Value)> arguments) => Run(Method(name), body, arguments);

    public static T Call<T>(string name, Func<T> body, bool root) => Run(Method(name, root: root), body, []);

    public static ObservedMethod Method(string name, ObservationType type = ObservationType.Span, bool root = false) => new(
        "Tests", name, type,
        ObservedMethodOptions.CaptureInput | ObservedMethodOptions.CaptureOutput | (root ? ObservedMethodOptions.Root : ObservedMethodOptions.None));

    public static IEnumerable<T> Stream<T>(string name, IEnumerable<T> body, ObservationType type = ObservationType.Span) =>
        ObservationScope.Follow(ObservationScope.BeginStream(Method(name, type)), body);

    public static IAsyncEnumerable<T> Stream<T>(string name, IAsyncEnumerable<T> body, ObservationType type = ObservationType.Span) =>
        ObservationScope.Follow(ObservationScope.BeginStream(Method(name, type)), body);

    private static T Run<T>(ObservedMethod method, Func<T> body, ReadOnlySpan<(string Name, object Value)> arguments)
    {
        var scope = ObservationScope.Begin(method);
        foreach (var (name, value) in arguments)
        {
            ObservationScope.Argument(scope, name, value);
        }

        ObservationScope.EndArguments(scope);
        T result;
        try
        {
            result = body();
        }
        catch (Exception exception) when (ObservationScope.Fail(exception, scope))
        {
            throw;
        }
        catch
        {
            ObservationScope.End(scope);
            throw;
        }

        ObservationScope.Complete(scope, result);
        return result;
    }
}
