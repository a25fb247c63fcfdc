using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;

namespace Langfuse.Observe.Weaver.Tests.Support;

/// <summary>What an assembly says of itself beside the code of its methods: one line for each fact, with nothing that weaving adds.</summary>
internal static class MetadataTables
{
    public static IReadOnlyList<string> Read(string path)
    {
        using var pe = new PEReader(File.OpenRead(path));
        return new Reader(pe.GetMetadataReader()).Lines();
    }

    /// <summary>The fields of the PE headers that do not follow from the size of the content.</summary>
    public static IReadOnlyList<string> ReadHeaders(string path)
    {
        using var pe = new PEReader(File.OpenRead(path));
        var (coff, optional, cor) = (pe.PEHeaders.CoffHeader, pe.PEHeaders.PEHeader!, pe.PEHeaders.CorHeader!);
        return
        [
            $"machine {coff.Machine}", $"characteristics {coff.Characteristics}",
            $"magic {optional.Magic}", $"dll characteristics {optional.DllCharacteristics}", $"subsystem {optional.Subsystem}",
            $"subsystem version {optional.MajorSubsystemVersion}.{optional.MinorSubsystemVersion}",
            $"system version {optional.MajorOperatingSystemVersion}.{optional.MinorOperatingSystemVersion}",
            $"image version {optional.MajorImageVersion}.{optional.MinorImageVersion}",
            $"linker version {optional.MajorLinkerVersion}.{optional.MinorLinkerVersion}",
            $"alignment {optional.SectionAlignment} {optional.FileAlignment}",
            $"stack {optional.SizeOfStackReserve} {optional.SizeOfStackCommit}", $"heap {optional.SizeOfHeapReserve} {optional.SizeOfHeapCommit}",
            $"runtime {cor.MajorRuntimeVersion}.{cor.MinorRuntimeVersion}", $"flags {cor.Flags}", $"metadata {pe.GetMetadataReader().MetadataVersion}",
            $"has an entry point {cor.EntryPointTokenOrRelativeVirtualAddress != 0}",
        ];
    }

    private sealed class Reader(MetadataReader metadata)
    {
        private readonly List<string> _lines = [];

        public List<string> Lines()
        {
            Attributes("assembly", EntityHandle.AssemblyDefinition);
            Attributes("module", EntityHandle.ModuleDefinition);
            _lines.AddRange(metadata.AssemblyReferences.Select(handle => "reference " + metadata.GetAssemblyReference(handle).GetAssemblyName().FullName));
            _lines.AddRange(metadata.ManifestResources.Select(metadata.GetManifestResource)
                .Select(resource => $"resource {metadata.GetString(resource.Name)} {resource.Attributes} {resource.Implementation.Kind}"));
            _lines.AddRange(metadata.ExportedTypes.Select(metadata.GetExportedType).Select(type => $"exported {metadata.GetString(type.Name)} {type.Attributes}"));
            foreach (var handle in metadata.TypeDefinitions.Where(handle => !Name(handle).Contains("<>lfo__", StringComparison.Ordinal)))
            {
                Type(handle);
            }

            _lines.Sort(StringComparer.Ordinal);
            return _lines;
        }

        private void Type(TypeDefinitionHandle handle)
        {
            var type = metadata.GetTypeDefinition(handle);
            var name = Name(handle);
            var layout = type.GetLayout();
            _lines.Add($"{name}: {type.Attributes}, {layout.IsDefault} {layout.Size} {layout.PackingSize}, base {Entity(type.BaseType)}");
            Attributes(name, handle);
            Generics(name, type.GetGenericParameters());
            Security(name, type.GetDeclarativeSecurityAttributes());
            foreach (var implemented in type.GetInterfaceImplementations().Select(metadata.GetInterfaceImplementation))
            {
                _lines.Add($"{name}: implements {Entity(implemented.Interface)} with {implemented.GetCustomAttributes().Count} attributes");
            }

            foreach (var overridden in type.GetMethodImplementations().Select(metadata.GetMethodImplementation))
            {
                _lines.Add($"{name}: {Entity(overridden.MethodBody)} implements {Entity(overridden.MethodDeclaration)}");
            }

            foreach (var field in type.GetFields().Where(field => !metadata.GetString(metadata.GetFieldDefinition(field).Name).Contains("<>lfo__", StringComparison.Ordinal)))
            {
                Field(name, field);
            }

            foreach (var method in type.GetMethods())
            {
                Method(name, method);
            }

            foreach (var property in type.GetProperties())
            {
                var definition = metadata.GetPropertyDefinition(property);
                var member = name + "." + metadata.GetString(definition.Name);
                _lines.Add($"{member}: {definition.Attributes}, constant {Constant(definition.GetDefaultValue())}");
                Attributes(member, property);
            }

            foreach (var declared in type.GetEvents())
            {
                var definition = metadata.GetEventDefinition(declared);
                var member = name + "." + metadata.GetString(definition.Name);
                _lines.Add($"{member}: {definition.Attributes}, type {Entity(definition.Type)}");
                Attributes(member, declared);
            }
        }

        private void Field(string type, FieldDefinitionHandle handle)
        {
            var field = metadata.GetFieldDefinition(handle);
            var name = type + "." + metadata.GetString(field.Name);
            _lines.Add($"{name}: {field.Attributes}, constant {Constant(field.GetDefaultValue())}, offset {field.GetOffset()}, "
                + $"marshalled {Blob(field.GetMarshallingDescriptor())}, data {field.GetRelativeVirtualAddress() != 0}");
            Attributes(name, handle);
        }

        private void Method(string type, MethodDefinitionHandle handle)
        {
            var method = metadata.GetMethodDefinition(handle);
            var name = $"{type}.{metadata.GetString(method.Name)}#{metadata.GetTypeDefinition(method.GetDeclaringType()).GetMethods().TakeWhile(other => other != handle).Count()}";
            var import = method.GetImport();
            _lines.Add($"{name}: {method.Attributes}, {method.ImplAttributes}, body {method.RelativeVirtualAddress != 0}, signature {Signature(method.Signature)}, "
                + $"imports {(import.Name.IsNil ? "" : metadata.GetString(import.Name))} {import.Attributes}");
            Attributes(name, handle);
            Generics(name, method.GetGenericParameters());
            Security(name, method.GetDeclarativeSecurityAttributes());
            foreach (var parameter in method.GetParameters())
            {
                var definition = metadata.GetParameter(parameter);
                var place = $"{name}({definition.SequenceNumber} {metadata.GetString(definition.Name)})";
                _lines.Add($"{place}: {definition.Attributes}, constant {Constant(definition.GetDefaultValue())}, marshalled {Blob(definition.GetMarshallingDescriptor())}");
                Attributes(place, parameter);
            }
        }

        private void Generics(string owner, GenericParameterHandleCollection parameters)
        {
            foreach (var handle in parameters)
            {
                var parameter = metadata.GetGenericParameter(handle);
                var name = owner + "<" + metadata.GetString(parameter.Name) + ">";
                _lines.Add($"{name}: {parameter.Attributes}, constraints {string.Join(", ", parameter.GetConstraints().Select(constraint => Entity(metadata.GetGenericParameterConstraint(constraint).Type)))}");
                Attributes(name, handle);
            }
        }

        private void Security(string owner, DeclarativeSecurityAttributeHandleCollection declared) =>
            _lines.AddRange(declared.Select(metadata.GetDeclarativeSecurityAttribute).Select(security => $"{owner}: {security.Action} {Blob(security.PermissionSet)}"));

        private void Attributes(string owner, EntityHandle parent) => _lines.AddRange(metadata.GetCustomAttributes(parent).Select(metadata.GetCustomAttribute)
            .Select(attribute => $"{owner}: [{Entity(attribute.Constructor)}] {Blob(attribute.Value)}")
            .Where(line => !line.Contains("WovenAttribute", StringComparison.Ordinal)));

        private string Constant(ConstantHandle handle)
        {
            if (handle.IsNil)
            {
                return "none";
            }

            var constant = metadata.GetConstant(handle);
            return constant.TypeCode + " " + Blob(constant.Value);
        }

        /// <summary>The calling convention and the number of parameters; the types are named by rows, which weaving may move.</summary>
        private string Signature(BlobHandle handle)
        {
            var reader = metadata.GetBlobReader(handle);
            var header = reader.ReadSignatureHeader();
            return $"{header} {(header.IsGeneric ? reader.ReadCompressedInteger() : 0)} {reader.ReadCompressedInteger()}";
        }

        private string Blob(BlobHandle handle) => handle.IsNil ? "none" : Convert.ToHexString(metadata.GetBlobBytes(handle));

        private string Name(TypeDefinitionHandle handle)
        {
            var type = metadata.GetTypeDefinition(handle);
            var name = metadata.GetString(type.Name);
            return type.GetDeclaringType() is { IsNil: false } outer ? Name(outer) + "/" + name : metadata.GetString(type.Namespace) + "." + name;
        }

        private string Entity(EntityHandle handle) => handle.Kind switch
        {
            _ when handle.IsNil => "none",
            HandleKind.TypeDefinition => Name((TypeDefinitionHandle)handle),
            HandleKind.TypeReference => metadata.GetString(metadata.GetTypeReference((TypeReferenceHandle)handle).Namespace) + "." + metadata.GetString(metadata.GetTypeReference((TypeReferenceHandle)handle).Name),
            HandleKind.TypeSpecification => "specification",
            HandleKind.MethodDefinition => Name(metadata.GetMethodDefinition((MethodDefinitionHandle)handle).GetDeclaringType()) + "." + metadata.GetString(metadata.GetMethodDefinition((MethodDefinitionHandle)handle).Name),
            HandleKind.MemberReference => Entity(metadata.GetMemberReference((MemberReferenceHandle)handle).Parent) + "." + metadata.GetString(metadata.GetMemberReference((MemberReferenceHandle)handle).Name),
            _ => handle.Kind.ToString(),
        };
    }
}
