// Planted: LFO6002
using Langfuse.Observe;

namespace Cad;

public sealed record Drawing(string Name, int Layers);

internal static class BigStack
{
    public static T Run<T>(Func<T> work)
    {
        T? result = default;
        Exception? failure = null;
        var thread = new Thread(
            () =>
            {
                try
                {
                    result = work();
                }
                catch (Exception exception)
                {
                    failure = exception;
                }
            },
            maxStackSize: 64 * 1024 * 1024);
        thread.UnsafeStart();
        thread.Join();
        return failure is null ? result! : throw new InvalidOperationException("The drawing is too deep.", failure);
    }
}

public sealed class DrawingReader(Func<Drawing, string> describe)
{
    [Observe(Name = "read-drawing")]
    public string Read(Drawing drawing)
    {
        var text = drawing.Layers > 200 ? BigStack.Run(() => Describe(drawing)) : Describe(drawing);
        return text.ReplaceLineEndings(" ");
    }

    [Observe(Name = "describe-drawing", AsType = ObservationType.Chain)]
    private string Describe(Drawing drawing) => describe(drawing);
}
