package io.github.scadmaven.cache;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A server that says the same to whatever it is told, which need not be HTTP. */
final class OddServer implements AutoCloseable {

  private final ServerSocket socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
  private final ExecutorService thread = Executors.newSingleThreadExecutor();
  private final List<Socket> clients = new CopyOnWriteArrayList<>();

  OddServer(String answer) throws IOException {
    thread.execute(
        () -> {
          while (!socket.isClosed()) {
            answer(answer.getBytes(US_ASCII));
          }
        });
  }

  /** Clients that don't understand the answer may wait for more; they are kept, not waited for. */
  private void answer(byte[] answer) {
    try {
      Socket client = socket.accept();
      clients.add(client);
      if (client.getInputStream().read(new byte[10_000]) > 0) {
        client.getOutputStream().write(answer);
        client.shutdownOutput();
      }
    } catch (IOException e) {
      // the client has gone, or this is closed
    }
  }

  int port() {
    return socket.getLocalPort();
  }

  int connections() {
    return clients.size();
  }

  @Override
  public void close() throws IOException {
    socket.close();
    for (Socket client : clients) {
      client.close();
    }
    thread.shutdownNow();
  }
}
