// Planted: LFO1002
using Langfuse.Observe;
using System.Runtime.InteropServices;

namespace Vision.Native;

public sealed class ModelHandle : IDisposable
{
    private IntPtr _memory;

    private ModelHandle(IntPtr memory) => _memory = memory;

    [Observe(Name = "load-model")]
    public static ModelHandle Load(string path)
    {
        var bytes = File.ReadAllBytes(path);
        var memory = Marshal.AllocHGlobal(bytes.Length);
        Marshal.Copy(bytes, 0, memory, bytes.Length);
        return new ModelHandle(memory);
    }

    public void Dispose()
    {
        Release();
        GC.SuppressFinalize(this);
    }

    private void Release()
    {
        if (_memory != IntPtr.Zero)
        {
            Marshal.FreeHGlobal(_memory);
            _memory = IntPtr.Zero;
        }
    }

    [Observe(Name = "free-model")]
    ~ModelHandle() => Release();
}
