using System.Runtime.CompilerServices;
using Langfuse.Observe.Capture;
using Langfuse.Observe.Recording;

namespace Langfuse.Observe.Runtime;

/// <summary>The arguments of an observed call become its input. Only for a call that captures them.</summary>
internal static class ScopeArguments
{
    /// <summary>The bound of a stream's arguments: they are captured before a sink is known.</summary>
    private const int TemplateMaxBytes = 1 << 20;

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void Add<T>(Observation scope, string name, T value)
    {
        try
        {
            Of(scope).Add(name, value);
        }
        catch (Exception exception)
        {
            SelfLog.Fenced($"capturing argument '{name}' of {scope.Name}", exception);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void AddText(Observation scope, string name, ReadOnlySpan<char> value)
    {
        try
        {
            Of(scope).AddText(name, value);
        }
        catch (Exception exception)
        {
            SelfLog.Fenced($"capturing argument '{name}' of {scope.Name}", exception);
        }
    }

    /// <summary>As <see cref="AddText"/>, of a reference, which unsafe code can pass to nothing.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static unsafe void AddReferredText(Observation scope, string name, ref readonly ReadOnlySpan<char> value)
    {
#pragma warning disable CS8500 // Only whether there is an address is asked; Unsafe.IsNullRef takes no spans before .NET 9.
        fixed (ReadOnlySpan<char>* address = &value)
        {
            if (address is not null)
            {
                AddText(scope, name, value);
            }
        }
#pragma warning restore CS8500
    }

    /// <inheritdoc cref="AddReferredText(Observation, string, ref readonly ReadOnlySpan{char})"/>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static unsafe void AddReferredText(Observation scope, string name, ref readonly Span<char> value)
    {
#pragma warning disable CS8500 // As above.
        fixed (Span<char>* address = &value)
        {
            if (address is not null)
            {
                AddText(scope, name, value);
            }
        }
#pragma warning restore CS8500
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void Finish(Observation scope)
    {
        if (ArgumentCapture.Open(scope) is not { } arguments)
        {
            return;
        }

        try
        {
            var input = arguments.Finish(out var findings);
            scope.Input = scope.Sink is { } sink ? FieldMask.Apply(sink, MaskedField.Input, input) : input;
            if (findings is not null)
            {
                FoundFields.OfInput(scope, findings);
            }
        }
        catch (Exception exception)
        {
            SelfLog.Fenced("capturing the arguments of " + scope.Name, exception);
        }
    }

    private static ArgumentCapture Of(Observation scope) =>
        ArgumentCapture.Open(scope) ?? ArgumentCapture.Start(scope, scope.Sink?.MaxFieldBytes ?? TemplateMaxBytes);
}
