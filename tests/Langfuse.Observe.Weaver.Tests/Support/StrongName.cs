using System.Reflection;
using System.Reflection.PortableExecutable;
using System.Security.Cryptography;

namespace Langfuse.Observe.Weaver.Tests.Support;

/// <summary>Checks a strong name signature independently of who made it (ECMA-335 II.6.2.1.3).</summary>
internal static class StrongName
{
    public static bool IsValid(string path)
    {
        var bytes = File.ReadAllBytes(path);
        using var pe = new PEReader(new MemoryStream(bytes));
        var headers = pe.PEHeaders;
        var directory = headers.CorHeader!.StrongNameSignatureDirectory;
        headers.TryGetDirectoryOffset(directory, out var offset);
        var signature = bytes.AsSpan(offset, directory.Size).ToArray();
        Array.Reverse(signature);

        // The hash leaves out what signing changes: the checksum, the certificate table and the signature itself.
        var optional = headers.PEHeaderStartOffset;
        Array.Clear(bytes, optional + 64, 4);
        Array.Clear(bytes, optional + (headers.PEHeader!.Magic == PEMagic.PE32Plus ? 144 : 128), 8);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA1);
        hash.AppendData(bytes, 0, headers.PEHeaderStartOffset + headers.CoffHeader.SizeOfOptionalHeader + (40 * headers.SectionHeaders.Length));
        foreach (var section in headers.SectionHeaders)
        {
            var from = section.PointerToRawData;
            var to = from + section.SizeOfRawData;
            if (offset >= from && offset < to)
            {
                hash.AppendData(bytes, from, offset - from);
                from = offset + directory.Size;
            }

            hash.AppendData(bytes, from, to - from);
        }

        using var rsa = new RSACryptoServiceProvider();
        rsa.ImportCspBlob(AssemblyName.GetAssemblyName(path).GetPublicKey()!.AsSpan(12).ToArray());
        return rsa.VerifyHash(hash.GetHashAndReset(), signature, HashAlgorithmName.SHA1, RSASignaturePadding.Pkcs1);
    }
}
