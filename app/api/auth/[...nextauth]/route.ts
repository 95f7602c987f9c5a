import { handleAuth } from "@/lib/server/auth/handler";

interface Context {
  params: Promise<{ nextauth: string[] }>;
}

async function handle(request: Request, { params }: Context): Promise<Response> {
  return handleAuth(request, (await params).nextauth);
}

export { handle as DELETE, handle as GET, handle as PATCH, handle as POST, handle as PUT };
