// Right
using Langfuse.Observe;

namespace Vault;

public interface IVault
{
    Task<byte[]> OpenAsync(string name, string passphrase);
}

public sealed class FileVault(string folder) : IVault
{
    [Observe(Name = "open-vault", AsType = ObservationType.Tool, CaptureInput = false, CaptureOutput = false)]
    public async Task<byte[]> OpenAsync(string name, string passphrase)
    {
        var bytes = await File.ReadAllBytesAsync(Path.Combine(folder, name));
        LangfuseContext.UpdateCurrentObservation(metadata: new { name, bytes.Length });
        for (var i = 0; i < bytes.Length; i++)
        {
            bytes[i] ^= (byte)passphrase[i % passphrase.Length];
        }

        return bytes;
    }
}
