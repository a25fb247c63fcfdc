using Mono.Cecil.Rocks;

namespace Langfuse.Observe.Weaver.IL;

/// <summary>Opens a body for edits and closes it again.</summary>
/// <remarks>Short branches may be too short after an edit: all are made long while the body is open and short again where they fit.</remarks>
internal sealed class BodyEdit : IDisposable
{
    private readonly MethodDefinition _method;
    private readonly bool _hasCatchHandler;

    public BodyEdit(MethodDefinition method)
    {
        _method = method;
        Body = method.Body;
        Body.SimplifyMacros();
        _hasCatchHandler = AsyncStepping(method) is { } stepping && stepping.CatchHandler.Offset >= 0;
    }

    public MethodBody Body { get; }

    public void Dispose()
    {
        Body.OptimizeMacros();
        if (!_hasCatchHandler && AsyncStepping(_method) is { } stepping)
        {
            // Cecil resolves "no handler" to the first instruction when others are inserted; a debugger would take the method for async void.
            stepping.CatchHandler = new InstructionOffset(-1);
        }
    }

    private static AsyncMethodBodyDebugInformation? AsyncStepping(MethodDefinition method) => method.Module.HasSymbols
        ? method.CustomDebugInformations.OfType<AsyncMethodBodyDebugInformation>().FirstOrDefault()
        : null;
}
