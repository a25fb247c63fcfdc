using System.Runtime.CompilerServices;
using Langfuse.Observe.Capture;
using Langfuse.Observe.Recording;

namespace Langfuse.Observe.Runtime;

/// <summary>The end of an observed call while something records.</summary>
internal static class ScopeExit
{
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void Complete(Observation scope)
    {
        scope.ForgetFailure();
        scope.Finish();
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void Complete<T>(Observation scope, T result)
    {
        scope.ForgetFailure();
        Record(scope, result);
        scope.Finish();
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void CompleteText(Observation scope, ReadOnlySpan<char> result)
    {
        scope.ForgetFailure();
        if (scope.CapturesOutput && !scope.Output.HasValue)
        {
            scope.Output = FieldMask.Apply(scope.Sink!, MaskedField.Output, CapturedText.Copy(result));
        }

        scope.Finish();
    }

    /// <summary>Records the result unless the method's own code has set an output already.</summary>
    public static void Record<T>(Observation scope, T result)
    {
        if (!scope.CapturesOutput || scope.Output.HasValue)
        {
            return;
        }

        try
        {
            var text = ValueCapture.Text(result, scope.Sink!.MaxFieldBytes, out var findings);
            scope.Output = FieldMask.Apply(scope.Sink, MaskedField.Output, text);
            if (findings is not null)
            {
                FoundFields.OfOutput(scope, findings);
            }
        }
        catch (Exception exception)
        {
            SelfLog.Fenced("capturing the result of " + scope.Name, exception);
        }
    }

    /// <summary>An exception is on its way out; it is recorded when the scope ends.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void Fail(Observation scope, object thrown) =>
        scope.ExpectFailure(thrown as Exception ?? new InvalidOperationException("an object that is no exception was thrown"));
}
